using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Rules that every resource's schema keeps.</summary>
public static class SchemaRules
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Asserts all rules.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="open">Pointers of objects that may have any properties.</param>
    public static void Check(string schema, params string[] open)
    {
        IReadOnlyList<SchemaPart> parts = SchemaPart.AllOf(schema);
        Assert.Equal(Dialect, (string?)parts[0].Schema["$schema"]);
        Assert.All(parts, part => IsClosed(part, open));
        Assert.All(parts, IsDescribed);
        Assert.All(parts, HasAKnownType);
        Assert.All(parts, DefaultFits);
        Assert.All(parts, static part => Assert.False(part.IsReadOnly && part.IsWriteOnly, $"{part} is read-only and write-only."));
        Assert.All(Nodes(parts[0].Schema), static node => Assert.False(
            (string?)node["$ref"] is { } reference && !reference.StartsWith('#'), "The engine resolves no reference to elsewhere."));
    }

    private static void IsClosed(SchemaPart part, string[] open)
    {
        if (part.Type is "object")
        {
            bool closed = part.Schema["additionalProperties"] is JsonValue more && !more.GetValue<bool>()
                || part.Schema["unevaluatedProperties"] is JsonValue rest && !rest.GetValue<bool>();
            Assert.True(closed != open.Contains(part.Pointer, StringComparer.Ordinal), $"{part} is {(closed ? "closed" : "open")}.");
        }
    }

    private static void IsDescribed(SchemaPart part)
    {
        if (part.IsProperty || part.Pointer.Length == 0)
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)part.Schema["title"]), $"{part} has no title.");
            string? description = (string?)part.Schema["description"];
            Assert.True(description?.EndsWith('.') == true, $"The description of {part} is no sentence: {description}");
        }
    }

    private static void HasAKnownType(SchemaPart part) =>
        Assert.True(part.Type is "object" or "array" or "string" or "integer" or "boolean", $"{part} has the type {part.Type}.");

    private static void DefaultFits(SchemaPart part)
    {
        if (part.Schema["default"] is { } value)
        {
            Assert.Empty(SchemaValidator.For(JsonTexts.Compact(part.Schema)).Validate(JsonTexts.Compact(value)));
        }
    }

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(static child => Nodes(child.Value)).Prepend(element),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };
}
