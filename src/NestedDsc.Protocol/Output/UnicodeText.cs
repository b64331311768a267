using System.Globalization;
using System.Text;

namespace NestedDsc.Protocol.Output;

/// <summary>Names come from other machines: what can't be encoded or would not be seen is replaced.</summary>
public static class UnicodeText
{
    /// <summary>Stands for what is no character.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>The text with halves of surrogate pairs replaced, so that it can be encoded.</summary>
    public static string WellFormed(string text)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            result ??= new StringBuilder(text);
            result[i] = Replacement;
        }

        return result?.ToString() ?? text;
    }

    /// <summary>
    /// The text as it can be shown on one line: characters that are not seen, end the line or turn the direction of their
    /// neighbours are written as <c>\u202e</c>.
    /// </summary>
    public static string Visible(string text)
    {
        string wellFormed = WellFormed(text);
        if (!wellFormed.Any(IsInvisible))
        {
            return wellFormed;
        }

        var result = new StringBuilder(wellFormed.Length + 16);
        foreach (char c in wellFormed)
        {
            if (IsInvisible(c))
            {
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>The same for each line of a text of several lines.</summary>
    public static string VisibleLines(string text) => string.Join('\n', text.Split('\n').Select(Visible));

    // U+200C and U+200D are left: words of some languages, and many emoji, need them.
    private static bool IsInvisible(char c) =>
        char.IsControl(c)
        || c is '\u00ad' or '\u061c' or '\u180e' or '\u200b' or '\u200e' or '\u200f' or '\ufeff' or '\ufffe' or '\uffff'
        || c is >= '\u2028' and <= '\u202e'
        || c is >= '\u2060' and <= '\u206f'
        || c is >= '\ufff9' and <= '\ufffb';
}
