using System.Text.Json;

namespace NestedDsc.Protocol.Input;

/// <summary>Checks the texts of an instance.</summary>
/// <param name="mistakes">Receives what is wrong.</param>
/// <param name="isFilter">Whether the texts are patterns of a filter, which need only be texts.</param>
internal sealed class InputText(InputMistakes mistakes, bool isFilter)
{
    /// <summary>Any text.</summary>
    public string? Read(JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            mistakes.Add(pointer, InputRules.WrongType, $"it must be a string, not {JsonValue.Describe(value)}.");
            return null;
        }

        if (!JsonValue.TryText(value, out string? text))
        {
            mistakes.Add(pointer, InputRules.NotUnicode, "it holds half of a surrogate pair, which is not Unicode text.");
            return null;
        }

        return text;
    }

    /// <summary>A text that goes to native interfaces.</summary>
    public string? Read(JsonElement value, string pointer, int shortest, int longest)
    {
        if (Read(value, pointer) is not { } text || isFilter)
        {
            return null;
        }

        // Below, texts end at the first NUL: another object than the one named would be meant.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            mistakes.Add(pointer, InputRules.NulCharacter, "it holds a NUL character, which would end the text early.");
            return null;
        }

        int length = JsonValue.Length(text);
        if (length >= shortest && length <= longest)
        {
            return text;
        }

        mistakes.Add(pointer, InputRules.TextLength, $"it has {length} characters; {shortest} to {longest} are allowed.");
        return null;
    }

    /// <summary>One of several words, as its position; any that a filter's pattern fits.</summary>
    public int? Choose(JsonElement value, string pointer, string[] words)
    {
        if (isFilter)
        {
            if (Read(value, pointer) is { } pattern && !Array.Exists(words, word => Wildcard.Fits(pattern, word)))
            {
                mistakes.Add(pointer, InputRules.NoWordFits, $"{JsonValue.Describe(value)} fits none of {Listed(words)}.");
            }

            return null;
        }

        int found = JsonValue.TryText(value, out string? text) ? Array.IndexOf(words, text) : -1;
        if (found >= 0)
        {
            return found;
        }

        mistakes.Add(pointer, InputRules.UnknownWord, $"{JsonValue.Describe(value)} is not one of {Listed(words)}.");
        return null;
    }

    /// <summary>A GUID in the form <c>8-4-4-4-12</c>, without braces.</summary>
    public Guid? Identify(JsonElement value, string pointer)
    {
        if (isFilter)
        {
            Read(value, pointer);
            return null;
        }

        // The length too: the parser would also take white space around it.
        if (JsonValue.TryText(value, out string? text) && text.Length == 36 && Guid.TryParseExact(text, "D", out Guid id))
        {
            return id;
        }

        mistakes.Add(
            pointer,
            value.ValueKind == JsonValueKind.String ? InputRules.NotAGuid : InputRules.WrongType,
            $"it must be a GUID such as \"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\", not {JsonValue.Describe(value)}.");
        return null;
    }

    private static string Listed(string[] words) => string.Join(", ", words.Select(static w => $"\"{w}\""));
}
