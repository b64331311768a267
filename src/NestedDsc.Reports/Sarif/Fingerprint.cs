using System.Security.Cryptography;
using System.Text;

namespace NestedDsc.Reports.Sarif;

/// <summary>What is the same for the same finding in every run, wherever the document moves it.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of the parts, as 32 hexadecimal digits.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        // Each part with its length before it, so that no two lists of parts look the same.
        var text = new StringBuilder();
        foreach (string part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
