using System.Text;
using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>Changes values in the text of a JSON object and leaves everything else as it is.</summary>
internal static class ObjectText
{
    /// <param name="text">A JSON object.</param>
    /// <param name="changes">Names and the JSON texts of the new values; a name that is not there is added at the end.</param>
    public static string Replace(ReadOnlySpan<byte> text, IReadOnlyList<(string Name, string Value)> changes)
    {
        var reader = new Utf8JsonReader(text, HostFileReader.JsonOptions);
        var left = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in changes)
        {
            left.Add(name, value);
        }

        var result = new StringBuilder(text.Length + 64);
        int position = 0;
        int lastEnd = 1;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            lastEnd = (int)reader.BytesConsumed;
            if (left.Remove(name, out string? value))
            {
                result.Append(Encoding.UTF8.GetString(text[position..start])).Append(value);
                position = lastEnd;
            }
        }

        result.Append(Encoding.UTF8.GetString(text[position..lastEnd]));
        string separator = lastEnd == 1 ? " " : ", ";
        foreach ((string name, string value) in changes.Where(c => left.ContainsKey(c.Name)))
        {
            result.Append(separator).Append(JsonText.Quote(name)).Append(": ").Append(value);
            separator = ", ";
        }

        return result.Append(Encoding.UTF8.GetString(text[lastEnd..])).ToString();
    }
}
