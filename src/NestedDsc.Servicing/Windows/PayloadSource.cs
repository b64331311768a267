using System.Globalization;

namespace NestedDsc.Servicing.Windows;

/// <summary>A source of payloads, as it is given to DISM.</summary>
/// <param name="Path">Path of the folder, or of the WIM.</param>
/// <param name="Index">Number of the image in the WIM, from 1; <see langword="null"/> for a folder.</param>
internal sealed record PayloadSource(string Path, int? Index)
{
    private const string WimPrefix = "wim:";

    /// <summary>Reads a source: a folder, or <c>wim:path:index</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The source; <see langword="null"/> if it is none.</returns>
    public static PayloadSource? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!text.StartsWith(WimPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new PayloadSource(text, null);
        }

        // The last colon, since the path has one after its drive.
        string rest = text[WimPrefix.Length..];
        int colon = rest.LastIndexOf(':');
        return colon > 0 && int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index > 0
            ? new PayloadSource(rest[..colon], index)
            : null;
    }

    /// <summary>Whether the folder or WIM is there.</summary>
    /// <returns><see langword="true"/> if so.</returns>
    public bool Exists() => Index is null ? Directory.Exists(Path) : File.Exists(Path);
}
