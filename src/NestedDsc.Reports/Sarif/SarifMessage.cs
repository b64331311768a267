using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Sarif;

/// <summary>Text as a message of SARIF, where braces are placeholders and <c>[text](destination)</c> is a link.</summary>
internal static class SarifMessage
{
    public static string Of(string text) => UnicodeText.WellFormed(text)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal)
        .Replace("](", "] (", StringComparison.Ordinal);
}
