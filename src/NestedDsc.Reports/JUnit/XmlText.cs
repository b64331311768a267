using System.Text;
using System.Xml;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.JUnit;

/// <summary>Text as XML 1.0 can have it.</summary>
internal static class XmlText
{
    /// <summary>The text with every character that XML can't have replaced, and line feeds at its line ends.</summary>
    public static string Clean(string text)
    {
        string wellFormed = UnicodeText.WellFormed(text).ReplaceLineEndings("\n");
        if (wellFormed.All(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
        {
            return wellFormed;
        }

        var result = new StringBuilder(wellFormed);
        for (int i = 0; i < result.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(result[i]) && !char.IsSurrogate(result[i]))
            {
                result[i] = UnicodeText.Replacement;
            }
        }

        return result.ToString();
    }
}
