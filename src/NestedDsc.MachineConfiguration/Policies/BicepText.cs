using System.Globalization;
using System.Text;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Texts and lines of Bicep files that its linter has nothing to say about.</summary>
internal static class BicepText
{
    // Rule no-hardcoded-env-urls: names of a cloud's services. Here they are part of what somebody called something.
    private static readonly string[] Hosts =
    [
        "windows.net", "login.microsoftonline.com", "management.azure.com", "gallery.azure.com", "vault.azure.net", "trafficmanager.net",
        "api.loganalytics.io", "datalake.azure.net", "azuredatalakestore.net", "azuredatalakeanalytics.net",
    ];

    // Rule secure-secrets-in-params: no text of a package is a secret, whatever a parameter is called.
    private static readonly string[] SecretNames = ["password", "pwd", "secret", "accountkey", "acctkey"];

    /// <summary>A line with values that are not ours.</summary>
    public static StringBuilder AppendValues(this StringBuilder text, string indent, string line) =>
        text.Append(Excuse(indent, HasAny(line, Hosts) ? "no-hardcoded-env-urls" : null)).Append(indent).Append(line).Append('\n');

    /// <summary>The line that declares a parameter.</summary>
    public static StringBuilder AppendParameter(this StringBuilder text, string name, string? value)
    {
        string line = $"param {name} string{(value is null ? "" : " = " + Quoted(value))}";
        return text
            .Append(Excuse("", HasAny(line, Hosts) ? "no-hardcoded-env-urls" : null, HasAny(name, SecretNames) ? "secure-secrets-in-params" : null))
            .Append(line)
            .Append('\n');
    }

    /// <summary>The address of a package.</summary>
    public static string Address(string uri) => ContentAddress.Split(uri) is var (before, after)
        ? $"{Quoted(before)[..^1]}${{{ContentAddress.Suffix}}}{Quoted(after)[1..]}"
        : Quoted(uri);

    /// <summary>A string literal.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\'' or '\\' => quoted.Append('\\').Append(rune),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '$' => quoted.Append("\\$"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}"),
                _ => quoted.Append(rune),
            };
        }

        return quoted.Append('\'').ToString();
    }

    private static string Excuse(string indent, params IReadOnlyList<string?> rules)
    {
        string[] named = [.. rules.OfType<string>()];
        return named.Length == 0 ? "" : $"{indent}#disable-next-line {string.Join(' ', named)}\n";
    }

    private static bool HasAny(string text, string[] parts) => parts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
