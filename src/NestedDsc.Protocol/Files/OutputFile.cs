namespace NestedDsc.Protocol.Files;

/// <summary>
/// Writes files that somebody else names. A link stays a link, and what it leads to is written. A file that holds something is
/// replaced in one step and keeps its mode; what holds nothing, such as a pipe or a device, is written to, never replaced.
/// </summary>
public static class OutputFile
{
    /// <summary>Writes a file that only its owner is to read, if it is new.</summary>
    /// <param name="path">The file; its folder is made if it is missing.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It is a folder, or can't be written; an old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; an old file is untouched.</exception>
    public static void WritePrivate(string path, ReadOnlySpan<byte> bytes)
    {
        string target = RegularFile.ResolveLinks(path);
        if (Directory.Exists(target))
        {
            throw new IOException($"'{path}' is a folder, not a file.");
        }

        var file = new FileInfo(target);
        if (file is { Exists: true, Length: 0 })
        {
            using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(bytes);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null
            : file.Exists ? File.GetUnixFileMode(target)
            : UnixFileMode.UserRead | UnixFileMode.UserWrite;
        AtomicFile.Replace(target, bytes, mode);
    }
}
