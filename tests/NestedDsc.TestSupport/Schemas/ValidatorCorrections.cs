using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Makes up for what JsonSchema.Net takes over from .NET: ends of lines in patterns, and numbers that a double can't hold.</summary>
internal static class ValidatorCorrections
{
    // A number that a double takes for 0 although it is not, and what stands for it: no integer either.
    private const string Fraction = "0.5";

    /// <summary>In a schema <c>$</c> is the end of a text; in .NET it is also the place before a last line feed.</summary>
    public static string OfSchema(string schema)
    {
        JsonNode root = JsonNode.Parse(schema)!;
        foreach (JsonObject element in All(root).OfType<JsonObject>())
        {
            if (element["pattern"] is JsonValue pattern && pattern.TryGetValue(out string? text) && text.EndsWith('$'))
            {
                element["pattern"] = text + @"(?!\n)";
            }
        }

        return root.ToJsonString();
    }

    /// <summary>1e-400 is no integer; a double takes it for 0.</summary>
    public static string OfInstance(string json)
    {
        if (!json.Contains("e-", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        JsonNode? root = JsonNode.Parse(json);
        if (Underflows(root))
        {
            return Fraction;
        }

        foreach (JsonNode number in All(root).Where(Underflows).OfType<JsonNode>())
        {
            number.ReplaceWith(JsonNode.Parse(Fraction));
        }

        return root?.ToJsonString() ?? json;
    }

    private static bool Underflows(JsonNode? node) =>
        node is JsonValue value
        && value.GetValueKind() is JsonValueKind.Number
        && value.GetValue<JsonElement>() is var number
        && number.GetRawText().Split('e', 'E')[0].AsSpan().ContainsAnyInRange('1', '9')
        && number.TryGetDouble(out double near)
        && near is 0;

    private static JsonNode?[] All(JsonNode? node) => node switch
    {
        JsonObject element => [element, .. element.ToArray().SelectMany(static child => All(child.Value))],
        JsonArray items => [items, .. items.ToArray().SelectMany(All)],
        _ => [node],
    };
}
