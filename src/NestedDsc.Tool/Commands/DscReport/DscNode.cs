using System.Text.Json;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>A value of an output, with its place.</summary>
/// <param name="Element">The value.</param>
/// <param name="Pointer">Its place, as a JSON pointer (RFC 6901).</param>
/// <param name="Source">Where the output comes from.</param>
internal readonly record struct DscNode(JsonElement Element, string Pointer, string Source)
{
    /// <summary>A property that may be missing; null is as good as missing.</summary>
    public DscNode? Find(string name) => Object().TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null
        ? new DscNode(value, $"{Pointer}/{name}", Source)
        : null;

    /// <summary>A property that has to be there.</summary>
    public DscNode Get(string name) => Find(name) ?? throw Wrong($"there is no '{name}'. Is it the output of 'dsc config test' or 'dsc config set'?");

    public IEnumerable<DscNode> Items()
    {
        if (Element.ValueKind is not JsonValueKind.Array)
        {
            throw Wrong("it must be an array.");
        }

        DscNode parent = this;
        return Element.EnumerateArray().Select((item, i) => new DscNode(item, $"{parent.Pointer}/{i}", parent.Source));
    }

    public string Text() => Element.ValueKind is JsonValueKind.String ? Element.GetString()! : throw Wrong("it must be a string.");

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Wrong("it must be true or false.");

    public JsonElement Object() => Element.ValueKind is JsonValueKind.Object ? Element : throw Wrong("it must be an object.");

    public ToolException Wrong(string what) => new($"{Source}: {(Pointer.Length == 0 ? "/" : Pointer)}: {what}");
}
