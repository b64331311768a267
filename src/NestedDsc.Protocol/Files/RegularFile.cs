namespace NestedDsc.Protocol.Files;

/// <summary>
/// Reads files that somebody else names: ordinary ones, or links to them. Pipes and devices say that they have no length; they are
/// never opened, since that could wait for ever, and what they give could have no end.
/// </summary>
public static class RegularFile
{
    private const int MaxLinks = 40;

    /// <summary>Reads a file, whatever happens to it meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">Its largest size.</param>
    /// <returns>Its bytes; none if it is empty, or if it is a pipe or a device.</returns>
    /// <exception cref="FileTooLargeException">It is larger than that.</exception>
    /// <exception cref="IOException">It is a folder, does not exist, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAllBytes(string path, int maxBytes)
    {
        string target = ResolveLinks(path);
        if (Directory.Exists(target))
        {
            throw new IOException($"'{path}' is a folder, not a file.");
        }

        long length = new FileInfo(target).Length;
        if (length > maxBytes)
        {
            throw new FileTooLargeException(path, maxBytes);
        }

        return length == 0 ? [] : Read(path, target, (int)length, maxBytes);
    }

    /// <summary>Finds the file that a link leads to.</summary>
    /// <param name="path">A file, or a link.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    internal static string ResolveLinks(string path)
    {
        string target = Path.GetFullPath(path);
        for (int links = 0; new FileInfo(target).LinkTarget is { } next; links++)
        {
            if (links == MaxLinks)
            {
                throw new IOException($"'{path}' is a link that leads in a circle.");
            }

            target = Path.GetFullPath(next, Path.GetDirectoryName(target)!);
        }

        return target;
    }

    private static byte[] Read(string path, string target, int length, int maxBytes)
    {
        using var stream = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] bytes = new byte[length];
        int read = stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        if (read < length)
        {
            return bytes[..read];
        }

        // It may have grown since.
        using var all = new MemoryStream();
        byte[] more = new byte[64 * 1024];
        while (stream.Read(more) is var count and > 0)
        {
            all.Write(all.Length == 0 ? bytes : []);
            all.Write(more, 0, count);
            if (all.Length > maxBytes)
            {
                throw new FileTooLargeException(path, maxBytes);
            }
        }

        return all.Length == 0 ? bytes : all.ToArray();
    }
}
