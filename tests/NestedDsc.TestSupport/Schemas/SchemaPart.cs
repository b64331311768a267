using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>A place in a schema that describes values.</summary>
/// <param name="Pointer">Where the values stand in an instance, with <c>*</c> for items, such as <c>/checkpoints/*/name</c>.</param>
/// <param name="Schema">What is said of them.</param>
/// <param name="IsProperty">Whether the place is a property of an object, not the whole or an item.</param>
public sealed record SchemaPart(string Pointer, JsonObject Schema, bool IsProperty)
{
    public string? Type => (string?)Schema["type"];

    public bool IsReadOnly => (bool?)Schema["readOnly"] ?? false;

    public bool IsWriteOnly => (bool?)Schema["writeOnly"] ?? false;

    /// <summary>All places of a schema, the whole first.</summary>
    public static IReadOnlyList<SchemaPart> AllOf(string schema) => [.. Walk("", JsonTexts.ParseObject(schema), isProperty: false)];

    public override string ToString() => Pointer.Length == 0 ? "(the whole)" : Pointer;

    private static IEnumerable<SchemaPart> Walk(string pointer, JsonObject schema, bool isProperty)
    {
        yield return new SchemaPart(pointer, schema, isProperty);
        foreach (KeyValuePair<string, JsonNode?> property in schema["properties"]?.AsObject() ?? [])
        {
            foreach (SchemaPart part in Walk($"{pointer}/{property.Key}", property.Value!.AsObject(), isProperty: true))
            {
                yield return part;
            }
        }

        if (schema["items"] is JsonObject items)
        {
            foreach (SchemaPart part in Walk($"{pointer}/*", items, isProperty: false))
            {
                yield return part;
            }
        }
    }
}
