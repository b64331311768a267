using System.Text.Json;

namespace NestedDsc.MachineConfiguration.Classes;

/// <summary>Makes wrapper classes from the schemas of the resources.</summary>
public static class ResourceClassReader
{
    private static readonly string[] Unmanaged = ["_metadata", "_name", "_inDesiredState", "_restartRequired"];

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The JSON Schema of an instance; its title is the type.</param>
    /// <returns>The class.</returns>
    /// <exception cref="InvalidOperationException">The schema describes what a class can't have.</exception>
    public static ResourceClass Read(JsonElement schema)
    {
        string type = schema.GetProperty("title").GetString()!;
        string name = type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..];
        ClassProperty[] properties =
        [
            .. schema.GetProperty("properties").EnumerateObject()
                .Where(static property => !Unmanaged.Contains(property.Name, StringComparer.Ordinal))
                .Select(static property => Read(property.Name, property.Value))
                // What can't be wanted and is no plain value is in the reasons, as far as it matters to a policy.
                .Where(static property => property.IsSettable || property.Kind is not PropertyKind.Json),
        ];
        return new ResourceClass(
            name, type, name.ToLowerInvariant(), schema.GetProperty("description").GetString()!, properties);
    }

    private static ClassProperty Read(string name, JsonElement schema)
    {
        string[] choices = schema.TryGetProperty("enum", out JsonElement values)
            ? [.. values.EnumerateArray().Where(static value => value.ValueKind is JsonValueKind.String).Select(static value => value.GetString()!)]
            : [];
        return new ClassProperty(
            ToPowerShell(name),
            name,
            KindOf(name, schema),
            $"{schema.GetProperty("title").GetString()}. {schema.GetProperty("description").GetString()}",
            choices,
            !IsTrue(schema, "readOnly"),
            IsTrue(schema, "x-dsc-key"));
    }

    private static PropertyKind KindOf(string name, JsonElement schema) => TypeOf(schema) switch
    {
        "string" => PropertyKind.Text,
        "boolean" => PropertyKind.Flag,
        "integer" when schema.TryGetProperty("maximum", out JsonElement most) && most.GetInt64() <= int.MaxValue => PropertyKind.Integer,
        "integer" => PropertyKind.LongInteger,
        "array" when ItemsAreTexts(schema) => PropertyKind.TextList,
        "array" or "object" => PropertyKind.Json,
        _ => throw new InvalidOperationException($"A class can't have the property '{name}' of the schema."),
    };

    private static bool ItemsAreTexts(JsonElement schema) =>
        schema.TryGetProperty("items", out JsonElement items)
        && string.Equals(TypeOf(items), "string", StringComparison.Ordinal);

    // The one type of its values; null besides it stands for a property that is left out.
    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
        {
            return null;
        }

        string[] types =
        [
            .. (type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(static t => t.GetString()!) : [type.GetString()!])
                .Where(static t => t is not "null"),
        ];
        return types.Length == 1 ? types[0] : null;
    }

    private static bool IsTrue(JsonElement schema, string mark) =>
        schema.TryGetProperty(mark, out JsonElement value) && value.ValueKind is JsonValueKind.True;

    private static string ToPowerShell(string name)
    {
        string bare = name.TrimStart('_');
        return char.ToUpperInvariant(bare[0]) + bare[1..];
    }
}
