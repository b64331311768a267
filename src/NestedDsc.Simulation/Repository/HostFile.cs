using System.Security.Cryptography;

namespace NestedDsc.Simulation.Repository;

/// <summary>Writes a host's file in one step, so that a reader never sees half of it and a crash never leaves half of it.</summary>
internal static class HostFile
{
    private const string LockSuffix = ".lock";
    private const int LockAttempts = 600;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Keeps other processes from changing the file. The lock goes away with the process that holds it.</summary>
    /// <returns>The lock; disposing it lets others in.</returns>
    /// <exception cref="HostFileException">Another process has held the lock for half a minute.</exception>
    public static IDisposable Lock(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (FileLock.TryTake(path + LockSuffix) is { } taken)
                {
                    return taken;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new HostFileException(path, "", $"the file can't be locked for writing: {e.Message}", e);
            }

            if (attempt == LockAttempts)
            {
                throw new HostFileException(path, "", "another process has kept the file locked for half a minute");
            }

            Thread.Sleep(LockPause);
        }
    }

    /// <summary>The file itself where a link is given, so that the link is not replaced by a file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The full path of the file.</returns>
    public static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it will say what is wrong with it.
            return full;
        }
    }

    /// <summary>Replaces the file. Its unix mode stays.</summary>
    /// <exception cref="HostFileException">The file can't be written; the old one is untouched.</exception>
    public static void Replace(string path, byte[] text)
    {
        string temporary = Path.Combine(Folder(path), $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(16)}.tmp");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = File.GetUnixFileMode(path);
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(text);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new HostFileException(path, "", $"the file can't be written: {e.Message}", e);
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
