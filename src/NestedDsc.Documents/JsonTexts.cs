using System.Text.Json;

namespace NestedDsc.Documents;

/// <summary>JSON values in messages.</summary>
internal static class JsonTexts
{
    private const int LongestDescription = 60;

    /// <summary>Says what a value is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as JSON, cut if it is long.</returns>
    public static string Describe(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => value.GetRawText(),
        };
        if (text.Length <= LongestDescription)
        {
            return text;
        }

        int end = LongestDescription - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
