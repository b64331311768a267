using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>A place in a schema that describes values.</summary>
/// <param name="Pointer">Where the values stand in an instance, with <c>*</c> for items, such as <c>/checkpoints/*/name</c>.</param>
/// <param name="Schema">What is said of them.</param>
/// <param name="IsProperty">Whether the place is a property of an object, not the whole or an item.</param>
public sealed record SchemaPart(string Pointer, JsonObject Schema, bool IsProperty)
{
    /// <summary>Its type, besides null.</summary>
    public string? Type => TypeOf(Schema);

    public bool MayBeNull => Schema["type"] is JsonArray types && types.Any(static t => (string?)t is "null");

    /// <summary>The words that it may be, besides null.</summary>
    public IReadOnlyList<string> Words => [.. (Schema["enum"]?.AsArray() ?? []).Select(static word => (string?)word).OfType<string>()];

    public bool IsReadOnly => (bool?)Schema["readOnly"] ?? false;

    public bool IsWriteOnly => (bool?)Schema["writeOnly"] ?? false;

    /// <summary>All places of a schema, the whole first.</summary>
    public static IReadOnlyList<SchemaPart> AllOf(string schema) => [.. Walk("", JsonTexts.ParseObject(schema), isProperty: false)];

    /// <summary>The type that a schema gives, besides null.</summary>
    public static string? TypeOf(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return (string?)(schema["type"] is JsonArray types ? types[0] : schema["type"]);
    }

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
