using System.Text.Encodings.Web;
using System.Text.Unicode;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Html;

/// <summary>Text from outside in HTML.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text for elements and quoted attributes, on one line.</summary>
    public static string Of(string text) => Encoder.Encode(UnicodeText.Visible(text));
}
