using System.Globalization;
using System.Text;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Markdown;

/// <summary>
/// Text from outside in Markdown. What could begin markup is written as a character reference, which is decoded only after
/// the markup was found, in tables and in HTML alike.
/// </summary>
internal static class MarkdownText
{
    private const char ZeroWidthSpace = '\u200b';

    private const string Special = "&<>|\\`*_[]~$#^{}!\"";

    /// <summary>Text that reads as it is, on one line; it mentions nobody and links nowhere.</summary>
    public static string Of(string text)
    {
        string references = References(text);
        return references
            .Replace("@", "@" + ZeroWidthSpace, StringComparison.Ordinal)
            .Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name, value or code. Of <c>code</c> elements nothing is made a mention, link or emoji.</summary>
    public static string Code(string text) =>
        text.Length == 0 ? "–" : $"<code>{References(text).Replace("://", "&#58;//", StringComparison.Ordinal)}</code>";

    /// <summary>A value that may have several lines.</summary>
    public static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(Code));

    private static string References(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (char c in UnicodeText.Visible(text))
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                result.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
