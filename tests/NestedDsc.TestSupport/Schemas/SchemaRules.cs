using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Rules that every resource's schema keeps.</summary>
public static class SchemaRules
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // The engine compiles the schema for every instance, and its messages about rules between properties help nobody: types,
    // enumerations and ranges, and what tools show.
    private static readonly string[] Keywords =
    [
        "$schema", "title", "description", "type", "enum", "minimum", "maximum", "multipleOf", "default", "readOnly", "writeOnly",
        "properties", "additionalProperties", "items", "x-dsc-key",
    ];

    private const int MostBytes = 24_000;

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
        Assert.All(parts, static part => Assert.Empty(part.Schema.Select(static k => k.Key).Except(Keywords, StringComparer.Ordinal)));
        Assert.All(parts, IsLeftOutByNull);
    }

    /// <summary>Asserts that the schemas of all resources together are small.</summary>
    public static void AreSmall() =>
        Assert.InRange(
            Directory.GetDirectories(RepositoryFiles.Path("resources")).Select(static d => Path.Combine(d, "schema.json")).Where(File.Exists).Sum(static f => new FileInfo(f).Length),
            1,
            MostBytes);

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
        // What is in an array or a read-only object, its own description says.
        bool isTop = part.Pointer.LastIndexOf('/') <= 0;
        if (isTop || part.Pointer.StartsWith("/checkpoint/", StringComparison.Ordinal))
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

    // An expression of a document can't leave a property out, but it can be null. An element of an array can be left out.
    private static void IsLeftOutByNull(SchemaPart part)
    {
        bool isInArray = part.Pointer.Contains('*', StringComparison.Ordinal);
        Assert.True(part.MayBeNull == (part.IsProperty && !isInArray), $"{part} {(part.MayBeNull ? "may" : "can't")} be null.");
        if (part.Schema["enum"] is JsonArray words)
        {
            Assert.True(part.MayBeNull == words.Any(static w => w is null), $"The words of {part}.");
        }
    }
}
