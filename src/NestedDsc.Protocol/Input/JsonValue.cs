using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NestedDsc.Protocol.Input;

/// <summary>Values of a JSON document that may hold what JSON allows and Unicode does not: half of a surrogate pair.</summary>
internal static class JsonValue
{
    private const int LongestDescription = 60;

    /// <summary>Reads the name of a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> if it is Unicode text.</returns>
    public static bool TryName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }

    /// <summary>Reads a string.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="text">The string.</param>
    /// <returns><see langword="true"/> if the value is a string and Unicode text.</returns>
    public static bool TryText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Counts the characters of a text as JSON Schema counts them.</summary>
    /// <param name="text">Unicode text: every surrogate has its partner.</param>
    /// <returns>The number of code points.</returns>
    public static int Length(string text)
    {
        int length = text.Length;
        foreach (char unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }

    /// <summary>Says what a value is, for messages.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as JSON, cut if it is long.</returns>
    public static string Describe(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ => value.GetRawText(),
        };
        if (text.Length <= LongestDescription)
        {
            return text;
        }

        int end = LongestDescription - 3;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
