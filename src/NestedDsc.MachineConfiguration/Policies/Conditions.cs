using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>The language of policy rules.</summary>
internal static class Conditions
{
    public static JsonObject All(params IReadOnlyList<JsonNode> parts) => new() { ["allOf"] = new JsonArray([.. parts]) };

    public static JsonObject Any(params IReadOnlyList<JsonNode> parts) => new() { ["anyOf"] = new JsonArray([.. parts]) };

    public static JsonObject Field(string field, string comparison, JsonNode value) => new() { ["field"] = field, [comparison] = value };

    public static JsonObject Value(string expression, string comparison, JsonNode value) => new() { ["value"] = expression, [comparison] = value };

    public static JsonArray Texts(params IReadOnlyList<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);

    /// <summary>A text that is not to be taken for an expression.</summary>
    public static string Literal(string text) => text.StartsWith('[') && text.EndsWith(']') ? "[" + text : text;
}
