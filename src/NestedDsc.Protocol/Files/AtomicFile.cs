using System.Buffers;

namespace NestedDsc.Protocol.Files;

/// <summary>
/// Files that are replaced in one step, so that a reader never sees half of one and a crash never leaves half of one. What is
/// written lies meanwhile beside the file, under a name that nobody can guess.
/// </summary>
public static class AtomicFile
{
    private const int RandomDigits = 16;
    private const string Ending = ".tmp";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789ABCDEF");

    /// <summary>Replaces a file, or makes it.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="text">What it is to hold.</param>
    /// <param name="mode">Its mode, where the system has modes; left out, what the account's mask gives.</param>
    /// <exception cref="IOException">It can't be written; the old one is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old one is untouched.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> text, UnixFileMode? mode = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string temporary = Path.Combine(FolderOf(path), Prefix(path) + NewDigits() + Ending);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows() && mode is not null)
            {
                options.UnixCreateMode = mode;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(text);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && mode is { } exactly)
            {
                // Without what the account's mask takes away.
                File.SetUnixFileMode(temporary, exactly);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes what processes that were killed have left of their writing. Only for whoever holds the lock that everybody takes who
    /// replaces the file: what anybody else is just writing would go as well.
    /// </summary>
    /// <param name="path">The file that they were to replace.</param>
    public static void RemoveUnfinished(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string prefix = Prefix(path);
        try
        {
            foreach (string file in Directory.EnumerateFiles(FolderOf(path), $"*{Ending}").Where(f => IsOf(Path.GetFileName(f), prefix)))
            {
                File.Delete(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It does no harm where it is, and is looked for again the next time.
        }
    }

    // As unforeseeable as those of the cryptographic generator, which would load a library first (on Linux 3 of 8 ms of a set).
    private static string NewDigits() => Convert.ToHexString(Guid.NewGuid().ToByteArray().AsSpan(0, RandomDigits / 2));

    private static bool IsOf(string name, string prefix) =>
        name.Length == prefix.Length + RandomDigits + Ending.Length
        && name.StartsWith(prefix, StringComparison.Ordinal)
        && name.AsSpan(prefix.Length, RandomDigits).IndexOfAnyExcept(Digits) < 0;

    private static string Prefix(string path) => $".{Path.GetFileName(path)}.";

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
