using NestedDsc.Protocol.Files;

namespace NestedDsc.Protocol.Journal;

/// <summary>A journal in a folder: <c>&lt;id&gt;.json</c> for an entry, and <c>&lt;id&gt;.lock</c> while a process has the object locked.</summary>
/// <param name="folder">The folder. On Windows only administrators and the system can open it, unless it is temporary.</param>
/// <param name="isTemporary">Whether the folder goes away with the last file in it.</param>
public sealed class FileJournal(string folder, bool isTemporary = false) : IJournal
{
    private const int MaxAttempts = 100;

    private readonly Dictionary<Guid, FileLock> _held = [];

    /// <inheritdoc/>
    public JournalStatus Read(Guid id)
    {
        try
        {
            string path = FileOf(id);
            bool isLocked = !_held.ContainsKey(id) && IsLockedByOthers(id);
            if (!File.Exists(path))
            {
                if (isLocked)
                {
                    return new JournalStatus(Entry: null, IsLocked: true);
                }

                // A process that was killed at its very end may have left it.
                RemoveIfEmpty();
                return JournalStatus.None;
            }

            if (OperatingSystem.IsWindows() && !isTemporary && !ProtectedFolder.IsTrusted(folder))
            {
                return new JournalStatus(Entry: null, isLocked, $"the folder '{folder}' was made by somebody who is no administrator");
            }

            var file = new FileInfo(path);
            return file.LinkTarget is null && JournalSerializer.Read(RegularFile.ReadAllBytes(path, JournalSerializer.MaxBytes), id) is { } entry
                ? new JournalStatus(entry, isLocked)
                : new JournalStatus(Entry: null, isLocked, $"'{path}' is damaged");
        }
        catch (FileTooLargeException error)
        {
            return new JournalStatus(Entry: null, Problem: error.Message);
        }
        catch (FileNotFoundException)
        {
            return JournalStatus.None;
        }
        catch (DirectoryNotFoundException)
        {
            return JournalStatus.None;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new JournalStatus(Entry: null, Problem: error.Message);
        }
    }

    /// <inheritdoc/>
    public bool TryLock(Guid id)
    {
        if (_held.ContainsKey(id))
        {
            return true;
        }

        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Prepare();
                if (FileLock.TryTake(LockOf(id)) is { } taken)
                {
                    _held.Add(id, taken);
                    AtomicFile.RemoveUnfinished(FileOf(id));
                    return true;
                }

                return false;
            }
            catch (IOException) when (attempt < MaxAttempts && isTemporary && !File.Exists(folder))
            {
                // Another process is just removing the last file in it, and the folder.
                Thread.Yield();
            }
        }
    }

    /// <inheritdoc/>
    public void Write(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        AtomicFile.Replace(
            FileOf(entry.Id), JournalSerializer.Write(entry), OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <inheritdoc/>
    public void Remove(Guid id)
    {
        bool wasLocked = _held.ContainsKey(id);
        try
        {
            if (File.Exists(FileOf(id)) && TryLock(id))
            {
                File.Delete(FileOf(id));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays, and is found to be of no use by the next run.
        }

        if (!wasLocked)
        {
            Unlock(id);
        }
    }

    /// <inheritdoc/>
    public void Unlock(Guid id)
    {
        if (_held.Remove(id, out FileLock? held))
        {
            held.Dispose();
            RemoveIfEmpty();
        }
    }

    private void Prepare()
    {
        if (OperatingSystem.IsWindows() && !isTemporary)
        {
            ProtectedFolder.Prepare(folder);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }
    }

    private void RemoveIfEmpty()
    {
        if (!isTemporary || !Directory.Exists(folder))
        {
            return;
        }

        try
        {
            Directory.Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Something is in it.
        }
    }

    private bool IsLockedByOthers(Guid id)
    {
        string path = LockOf(id);
        if (!File.Exists(path))
        {
            return false;
        }

        using FileLock? free = FileLock.TryTake(path);
        return free is null;
    }

    private string FileOf(Guid id) => Path.Combine(folder, $"{id}.json");

    private string LockOf(Guid id) => Path.Combine(folder, $"{id}.lock");
}
