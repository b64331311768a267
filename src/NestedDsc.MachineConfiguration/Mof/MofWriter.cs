using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Mof;

/// <summary>Writes MOF files of instances.</summary>
/// <remarks>
/// Strings are printable ASCII with no other escapes than \\ and \": the MI parser reads a file without the mark of UTF-16 as
/// ANSI, and cuts \x escapes to eight bits there. What else a text has to carry is for the caller to encode.
/// </remarks>
public static class MofWriter
{
    private const string NewLine = "\r\n";

    /// <summary>Whether a text can be written as it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is printable ASCII.</returns>
    public static bool CanWrite(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
    }

    /// <summary>Writes a file.</summary>
    /// <param name="instances">The instances, in the order of the file.</param>
    /// <returns>Its text: ASCII, with lines that end as Windows ends them.</returns>
    /// <exception cref="MofException">A value can't be written.</exception>
    public static string Write(IEnumerable<MofInstance> instances)
    {
        ArgumentNullException.ThrowIfNull(instances);
        var text = new StringBuilder();
        foreach (MofInstance instance in instances)
        {
            text.Append("instance of ").Append(instance.ClassName);
            if (instance.Alias is { } alias)
            {
                text.Append(" as ").Append(alias);
            }

            text.Append(NewLine).Append('{').Append(NewLine);
            foreach ((string name, JsonNode? value) in instance.Properties)
            {
                text.Append("  ").Append(name).Append(" = ");
                WriteValue(text, value, name);
                text.Append(';').Append(NewLine);
            }

            text.Append("};").Append(NewLine).Append(NewLine);
        }

        return text.ToString();
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, string name)
    {
        switch (value?.GetValueKind())
        {
            case null:
                text.Append("NULL");
                break;
            case JsonValueKind.True:
                text.Append("True");
                break;
            case JsonValueKind.False:
                text.Append("False");
                break;
            case JsonValueKind.Number:
                text.Append(value.GetValue<long>());
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetValue<string>(), name);
                break;
            case JsonValueKind.Array:
                WriteItems(text, value.AsArray(), name);
                break;
            default:
                throw new MofException($"The property '{name}' has a value that MOF has no text for.");
        }
    }

    private static void WriteItems(StringBuilder text, JsonArray items, string name)
    {
        text.Append('{');
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            WriteValue(text, items[i], name);
        }

        text.Append('}');
    }

    private static void WriteText(StringBuilder text, string value, string name)
    {
        if (!CanWrite(value))
        {
            throw new MofException($"The text of the property '{name}' is not printable ASCII.");
        }

        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        text.Append('"');
    }
}
