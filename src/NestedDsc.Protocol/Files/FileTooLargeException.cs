namespace NestedDsc.Protocol.Files;

/// <summary>A file is larger than what it can be.</summary>
/// <param name="path">The file.</param>
/// <param name="maxBytes">Its largest size.</param>
public sealed class FileTooLargeException(string path, int maxBytes)
    : IOException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{path}' has more than {maxBytes} bytes."));
