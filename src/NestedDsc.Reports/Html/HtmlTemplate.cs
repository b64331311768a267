using System.Security.Cryptography;
using System.Text;

namespace NestedDsc.Reports.Html;

/// <summary>The parts of the page that are the same in every report, and their hashes for its security policy.</summary>
internal static class HtmlTemplate
{
    /// <summary>The page with places such as <c>{{hosts}}</c>.</summary>
    public static string Page { get; } = Read("report.html");

    public static string Style { get; } = Read("report.css");

    public static string Script { get; } = Read("report.js");

    public static string StyleHash { get; } = Hash(Style);

    public static string ScriptHash { get; } = Hash(Script);

    // A browser hashes what stands between the tags, after it made line feeds of all line ends.
    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using Stream stream = typeof(HtmlTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }
}
