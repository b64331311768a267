using System.Text.Encodings.Web;
using System.Text.Json;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Content;

/// <summary>JSON values as people read them.</summary>
internal static class JsonValues
{
    /// <summary>The longest text of a value, in characters; the JSON report has all of it.</summary>
    public const int Longest = 2000;

    private static readonly JsonWriterOptions Indented =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n", MaxDepth = 1000 };

    /// <summary>The value: a string without quotes, an object or array of more than a few characters over several lines.</summary>
    public static string Text(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.String => Quoted(String(value)),
            JsonValueKind.Object or JsonValueKind.Array => Structure(value),
            JsonValueKind.Undefined => "",
            _ => value.GetRawText(),
        };
        return text.Length <= Longest ? text : UnicodeText.WellFormed(text[..Longest]) + " …";
    }

    /// <summary>The name of a property, also of one that is not well-formed Unicode.</summary>
    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair as an escape: valid JSON that is no text.
            string raw = property.ToString();
            return raw[..Math.Min(raw.Length, 100)];
        }
    }

    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }

    // Without quotes an empty text would not be seen, and the text "true" would look like the value true.
    private static string Quoted(string text) =>
        text.Length == 0 || text is "true" or "false" or "null" || char.IsAsciiDigit(text[^1]) && double.TryParse(text, out _)
            ? $"\"{text}\""
            : UnicodeText.Visible(text);

    private static string Structure(JsonElement value)
    {
        string raw = value.GetRawText();
        if (raw.Length <= 40)
        {
            return UnicodeText.Visible(raw);
        }

        using var stream = new MemoryStream();
        try
        {
            using var writer = new Utf8JsonWriter(stream, Indented);
            value.WriteTo(writer);
        }
        catch (InvalidOperationException)
        {
            return UnicodeText.Visible(raw);
        }

        string text = System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return UnicodeText.VisibleLines(text);
    }
}
