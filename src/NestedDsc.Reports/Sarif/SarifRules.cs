using System.Text.Json;
using NestedDsc.Protocol.Output;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Sarif;

/// <summary>The rules that results refer to: one for each code, in the order in which the codes came.</summary>
internal sealed class SarifRules
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private readonly List<(string Code, string Level)> _rules = [];

    /// <summary>The index of a code's rule, which is added if it is new.</summary>
    public int IndexOf(string code, string level)
    {
        if (_indices.TryGetValue(code, out int index))
        {
            return index;
        }

        _indices.Add(code, _rules.Count);
        _rules.Add((code, level));
        return _rules.Count - 1;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rules");
        foreach ((string code, string level) in _rules)
        {
            CodeText text = SarifResults.Describe(code);
            writer.WriteStartObject();
            writer.WriteString("id", UnicodeText.WellFormed(code));
            writer.WriteString("name", UnicodeText.WellFormed(Words.ShortCode(code)));
            Text(writer, "shortDescription", text.Title + ".");
            Text(writer, "fullDescription", text.Help);
            Text(writer, "help", text.Help);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", level);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", SarifMessage.Of(text));
        writer.WriteEndObject();
    }
}
