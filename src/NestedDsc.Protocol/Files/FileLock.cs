namespace NestedDsc.Protocol.Files;

/// <summary>
/// A lock that goes away with the process that holds it: a file that is held open. The file itself goes away with the lock,
/// except when the process is killed. A link is never followed: whoever may write into the folder could lead it anywhere.
/// </summary>
public sealed class FileLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private FileLock(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Takes the lock if nobody holds it.</summary>
    /// <param name="path">The lock's file; its folder must exist.</param>
    /// <returns>The lock, or <see langword="null"/> if somebody else has it just now.</returns>
    /// <exception cref="IOException">The file can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file can't be made for want of rights.</exception>
    public static FileLock? TryTake(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStream stream;
        try
        {
            stream = Open(path);
        }
        catch (Exception held) when (IsContention(held))
        {
            return null;
        }

        if (IsStillThere(path, stream))
        {
            return new FileLock(path, stream);
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Lets others have it.</summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            // While it is still held, so that nobody else's file is removed.
            File.Delete(_path);
        }

        _stream.Dispose();
    }

    private static FileStream Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Open(path, FileMode.OpenOrCreate);
        }

        // A new file is made exclusively, which follows no link.
        while (true)
        {
            var there = new FileInfo(path);
            if (there.LinkTarget is not null)
            {
                throw new IOException($"'{path}' is a link, which no lock is; remove it.");
            }

            try
            {
                return Open(path, there.Exists ? FileMode.Open : FileMode.CreateNew);
            }
            catch (IOException) when (there.Exists != File.Exists(path))
            {
                // Somebody has made or removed it just now.
            }
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    // Outside of Windows a file can be removed between being opened and being locked, and the next one would make another of
    // that name: two would hold the lock. So the one that was locked is marked by its time, and looked for under its name.
    private static bool IsStillThere(string path, FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        DateTime mark = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(Random.Shared.Next(int.MaxValue / 4));
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }

    // ERROR_SHARING_VIOLATION; EWOULDBLOCK of Linux and of macOS. On Windows a lock that is just going away denies access.
    private static bool IsContention(Exception error) => error is UnauthorizedAccessException
        ? OperatingSystem.IsWindows()
        : error is IOException { HResult: unchecked((int)0x80070020) or 11 or 35 };
}
