using System.Globalization;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport;

/// <summary>Reads the configuration documents of the repository: instances in a list, with flat properties.</summary>
/// <remarks>No YAML parser: it knows what these files use, and refuses all else.</remarks>
public static class ConfigurationFile
{
    private const int PropertyIndent = 6;

    /// <summary>The instances of a resource type in one of its examples.</summary>
    /// <param name="resource">Name of the resource, without the owner.</param>
    /// <param name="file">Name of the file.</param>
    /// <returns>Names and properties, in the order of the file.</returns>
    public static IReadOnlyList<(string Name, JsonObject Properties)> Instances(string resource, string file) =>
        [.. All(RepositoryFiles.Text("resources", resource, "examples", file))
            .Where(i => i.Type.EndsWith("/" + resource, StringComparison.Ordinal)).Select(static i => (i.Name, i.Properties))];

    /// <summary>All instances of a document.</summary>
    /// <param name="text">The document.</param>
    /// <returns>Names, types and properties, in the order of the file.</returns>
    public static IReadOnlyList<(string Name, string Type, JsonObject Properties)> All(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var instances = new List<(string Name, string Type, JsonObject Properties)>();
        bool inProperties = false;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0 || line[0] is '#' or '$' || line is "resources:" || line.StartsWith("      - ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("  - name: ", StringComparison.Ordinal))
            {
                instances.Add((line["  - name: ".Length..], "", []));
                inProperties = false;
            }
            else if (line.StartsWith("    type: ", StringComparison.Ordinal))
            {
                instances[^1] = instances[^1] with { Type = line["    type: ".Length..] };
            }
            else if (line is "    properties:" or "    dependsOn:")
            {
                inProperties = line is "    properties:";
            }
            else
            {
                (string key, JsonNode? value) = Property(line, inProperties);
                instances[^1].Properties.Add(key, value);
            }
        }

        return instances;
    }

    private static (string Key, JsonNode? Value) Property(string line, bool inProperties)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (!inProperties || colon < 0 || line.Length - line.TrimStart(' ').Length != PropertyIndent)
        {
            throw new FormatException($"This line of a configuration is not understood: {line}");
        }

        return (line[PropertyIndent..colon], Value(line[(colon + 2)..]));
    }

    // Without quotes, YAML 1.1 takes on and off for booleans.
    private static JsonNode? Value(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "on" or "off" or "yes" or "no" or "null" or "~" => throw new FormatException($"{text} must be quoted."),
        ['"', .., '"'] or ['{', .., '}'] or ['[', .., ']'] => JsonNode.Parse(text),
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
        _ => text,
    };
}
