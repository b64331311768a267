using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Mof;

/// <summary>An instance in a MOF file.</summary>
/// <param name="ClassName">Name of its class.</param>
/// <param name="Alias">Its alias with the dollar sign; nothing if it has none.</param>
/// <param name="Properties">
/// Its properties in their order: a string, a boolean, a whole number of 64 bits, an array of these, or nothing for <c>NULL</c>.
/// </param>
public sealed record MofInstance(string ClassName, string? Alias, IReadOnlyList<KeyValuePair<string, JsonNode?>> Properties)
{
    /// <summary>The value of a property, its name compared without regard to case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value, or nothing.</returns>
    public JsonNode? this[string name] =>
        Properties.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The text of a property.</summary>
    /// <param name="name">Its name, compared without regard to case.</param>
    /// <returns>The text; nothing if there is none.</returns>
    public string? Text(string name) => this[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
