using NestedDsc.Protocol.Files;

namespace NestedDsc.Simulation.Repository;

/// <summary>Writes a host's file in one step, so that a reader never sees half of it and a crash never leaves half of it.</summary>
internal static class HostFile
{
    private const string LockSuffix = ".lock";
    private const int LockAttempts = 600;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Keeps other processes from changing the file. The lock goes away with the process that holds it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="attempts">How often to try, every 50 ms; for half a minute if it is left out.</param>
    /// <returns>The lock; disposing it lets others in.</returns>
    /// <exception cref="HostFileException">Another process has held the lock all that time.</exception>
    public static IDisposable Lock(string path, int attempts = LockAttempts)
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

            if (attempt >= attempts)
            {
                throw new HostFileException(path, "", "another process has kept the file locked for too long (half a minute); try again when it has ended");
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
        try
        {
            AtomicFile.Replace(path, text, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostFileException(path, "", $"the file can't be written: {e.Message}", e);
        }
    }
}
