using System.Text.Json;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Content;

/// <summary>Puts the desired and the actual state side by side.</summary>
internal static class PropertyRows
{
    // They are shown as remarks, or say what the verdict says.
    private static readonly HashSet<string> Elsewhere =
        new(StringComparer.Ordinal) { "reasons", "blockers", "notices", "_metadata", "_inDesiredState", "_restartRequired" };

    /// <summary>The rows: properties of the desired state first, in its order, then the others.</summary>
    public static IReadOnlyList<PropertyRow> Of(ResourceResult resource)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Dictionary<string, JsonElement> desired = Properties(resource.Desired, names, known);
        Dictionary<string, JsonElement> actual = Properties(resource.Actual, names, known);
        var differing = new HashSet<string>(resource.DifferingProperties, StringComparer.Ordinal);
        names.AddRange(resource.DifferingProperties.Where(known.Add));
        return
        [
            .. from name in names
               where desired.ContainsKey(name) || differing.Contains(name) || !Elsewhere.Contains(name)
               select new PropertyRow(UnicodeText.Visible(name), Value(desired, name), Value(actual, name), differing.Contains(name)),
        ];
    }

    private static string? Value(Dictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out JsonElement value) ? JsonValues.Text(value) : null;

    private static Dictionary<string, JsonElement> Properties(JsonElement? state, List<string> names, HashSet<string> known)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (state is not { ValueKind: JsonValueKind.Object } value)
        {
            return properties;
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            string name = JsonValues.Name(property);
            properties[name] = property.Value;
            if (known.Add(name))
            {
                names.Add(name);
            }
        }

        return properties;
    }
}
