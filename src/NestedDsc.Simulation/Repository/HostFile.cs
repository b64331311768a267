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
                return new FileStream(
                    path + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when (attempt < LockAttempts && IsContention(e) && Directory.Exists(Folder(path)))
            {
                Thread.Sleep(LockPause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new HostFileException(path, "", $"the file can't be locked for writing: {e.Message}", e);
            }
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

    /// <summary>On Windows a lock that is just going away denies access; elsewhere that means a folder without rights, for good.</summary>
    private static bool IsContention(Exception e) =>
        e is IOException || (e is UnauthorizedAccessException && OperatingSystem.IsWindows());

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
