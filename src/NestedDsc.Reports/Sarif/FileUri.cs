using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Sarif;

/// <summary>Paths as URI references.</summary>
internal static class FileUri
{
    private const string ExtendedPrefix = @"\\?\";

    /// <summary>
    /// The URI reference of a path: absolute (<c>file:///C:/labs/a%20b.yaml</c>, <c>file://server/share/a.yaml</c>) if the
    /// path is, else relative (<c>labs/a%20b.yaml</c>).
    /// </summary>
    /// <param name="path">The path, of Windows or of another system.</param>
    /// <param name="windows">Whether a relative path is one of Windows, where a backslash separates folders.</param>
    public static string Of(string path, bool windows)
    {
        string plain = UnicodeText.WellFormed(path);
        if (plain.StartsWith(ExtendedPrefix, StringComparison.Ordinal))
        {
            plain = plain.StartsWith(ExtendedPrefix + @"UNC\", StringComparison.OrdinalIgnoreCase)
                ? @"\\" + plain[(ExtendedPrefix.Length + 4)..]
                : plain[ExtendedPrefix.Length..];
        }

        if (HasDrive(plain))
        {
            return $"file:///{char.ToUpperInvariant(plain[0])}:{Encode(plain[2..].Replace('\\', '/'))}";
        }

        if (plain.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return "file://" + Encode(plain[2..].Replace('\\', '/'));
        }

        if (windows)
        {
            plain = plain.Replace('\\', '/');
        }

        if (plain.StartsWith('/'))
        {
            return "file:///" + Encode(plain.TrimStart('/'));
        }

        while (plain.StartsWith("./", StringComparison.Ordinal))
        {
            plain = plain[2..].TrimStart('/');
        }

        return plain.Length == 0 ? "." : Encode(plain);
    }

    private static bool HasDrive(string path) =>
        path.Length >= 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/';

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
