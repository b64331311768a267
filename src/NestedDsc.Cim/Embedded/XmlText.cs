using System.Text;

namespace NestedDsc.Cim;

/// <summary>Writes text as XML 1.0 character data.</summary>
internal static class XmlText
{
    /// <summary>Appends text so that a conforming reader gets exactly the same text back.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="owner">Whose value it is, for the message.</param>
    /// <exception cref="ArgumentException">The text has a character that XML 1.0 has no way to write.</exception>
    public static void Append(StringBuilder xml, ReadOnlySpan<char> text, string owner)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '"':
                    xml.Append("&quot;");
                    break;
                case '\r':
                    // Readers turn a bare carriage return into a line feed.
                    xml.Append("&#13;");
                    break;
                case '\t' or '\n':
                    xml.Append(c);
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF':
                    throw Refuse(c, owner, nameof(text));
                default:
                    if (char.IsSurrogate(c))
                    {
                        if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                        {
                            throw Refuse(c, owner, nameof(text));
                        }

                        xml.Append(c);
                        c = text[++i];
                    }

                    xml.Append(c);
                    break;
            }
        }
    }

    private static ArgumentException Refuse(char c, string owner, string parameterName) =>
        new($"The value of '{owner}' contains the character U+{(int)c:X4}, which cannot be passed to Windows in XML. Remove it.", parameterName);
}
