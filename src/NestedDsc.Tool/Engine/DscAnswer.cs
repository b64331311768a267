using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>Reads what <c>dsc resource</c> wrote to standard output.</summary>
internal static class DscAnswer
{
    public static JsonElement Document(byte[] output)
    {
        string text = Encoding.UTF8.GetString(output);
        return Json.Parse(text) ?? throw Strange(text);
    }

    public static JsonElement Get(JsonElement answer) => Part(answer, "actualState", JsonValueKind.Object);

    public static TestResult Test(JsonElement answer) => new(
        Part(answer, "actualState", JsonValueKind.Object),
        Part(answer, "inDesiredState", JsonValueKind.True, JsonValueKind.False).GetBoolean(),
        Names(Part(answer, "differingProperties", JsonValueKind.Array)));

    public static SetResult Set(JsonElement answer) => new(
        Part(answer, "beforeState", JsonValueKind.Object),
        Part(answer, "afterState", JsonValueKind.Object),
        Part(answer, "changedProperties") is { ValueKind: not JsonValueKind.Null } changed ? Names(changed) : []);

    /// <summary>An export is a configuration document.</summary>
    public static IReadOnlyList<JsonElement> Export(JsonElement answer) =>
        [.. Part(answer, "resources", JsonValueKind.Array).EnumerateArray().Select(Instance)];

    private static JsonElement Instance(JsonElement resource)
    {
        var properties = JsonObject.Create(Part(resource, "properties", JsonValueKind.Object))!;
        foreach ((string name, string text) in Escaped(properties))
        {
            properties[name] = text[1..];
        }

        properties["_name"] = Part(resource, "name", JsonValueKind.String).GetString();
        return Json.Parse(Encoding.UTF8.GetString(Json.Utf8(properties)))!.Value;
    }

    // In a document, text in brackets is an expression; the export doubles the bracket of a text that is none.
    private static List<(string Name, string Text)> Escaped(JsonObject properties) =>
        [.. from property in properties
            where property.Value?.GetValueKind() is JsonValueKind.String
            let text = property.Value.GetValue<string>()
            where text.StartsWith("[[", StringComparison.Ordinal) && text.EndsWith(']')
            select (property.Key, text)];

    private static IReadOnlyList<string> Names(JsonElement array) => Json.Strings(array) ?? throw Strange(array.GetRawText());

    private static JsonElement Part(JsonElement answer, string name, params JsonValueKind[] kinds) =>
        answer.ValueKind is JsonValueKind.Object
        && answer.TryGetProperty(name, out JsonElement part)
        && (kinds.Length == 0 || kinds.Contains(part.ValueKind))
            ? part
            : throw Strange(answer.GetRawText());

    private static OperationException Strange(string answer) =>
        new("dsc gave an answer that this tool does not understand: " + (answer.Length <= 200 ? answer : answer[..200] + "..."));
}
