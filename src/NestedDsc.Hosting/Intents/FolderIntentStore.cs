using NestedDsc.Protocol.Files;
using NestedDsc.Protocol.Intents;

namespace NestedDsc.Hosting.Intents;

/// <summary>Keeps intents in a folder: <c>&lt;id&gt;.json</c> each, and <c>&lt;id&gt;.lock</c> while a process is at it.</summary>
/// <param name="folder">The folder.</param>
/// <param name="prepare">Makes the folder if need be, and throws if it must not be used.</param>
/// <param name="isTemporary">Whether the folder goes away with the last file in it.</param>
internal sealed class FolderIntentStore(string folder, Action<string> prepare, bool isTemporary = false) : IIntentStore
{
    private const int MostAttempts = 100;

    private readonly Dictionary<Guid, FileLock> _held = [];

    /// <inheritdoc/>
    public IntentReading Read(Guid id)
    {
        try
        {
            string path = FileOf(id);
            bool isUnderWay = !_held.ContainsKey(id) && IsHeld(id);
            if (!File.Exists(path))
            {
                if (isUnderWay)
                {
                    return new IntentReading(Intent: null, IsUnderWay: true);
                }

                // A process that was killed at its very end may have left it.
                RemoveIfEmpty();
                return IntentReading.None;
            }

            if (OperatingSystem.IsWindows() && !isTemporary && !ProtectedFolder.IsTrusted(folder))
            {
                return new IntentReading(Intent: null, isUnderWay, $"the folder '{folder}' was made by somebody who is no administrator");
            }

            var file = new FileInfo(path);
            if (file.Length > IntentText.MostBytes || file.LinkTarget is not null)
            {
                return new IntentReading(Intent: null, isUnderWay, $"'{path}' is damaged");
            }

            return IntentText.Read(File.ReadAllBytes(path), id) is { } intent
                ? new IntentReading(intent, isUnderWay)
                : new IntentReading(Intent: null, isUnderWay, $"'{path}' is damaged");
        }
        catch (FileNotFoundException)
        {
            return IntentReading.None;
        }
        catch (DirectoryNotFoundException)
        {
            return IntentReading.None;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new IntentReading(Intent: null, Problem: error.Message);
        }
    }

    /// <inheritdoc/>
    public bool TryHold(Guid id)
    {
        if (_held.ContainsKey(id))
        {
            return true;
        }

        for (int attempt = 1; ; attempt++)
        {
            try
            {
                prepare(folder);
                if (FileLock.TryTake(LockOf(id)) is { } taken)
                {
                    _held.Add(id, taken);
                    AtomicFile.RemoveUnfinished(FileOf(id));
                    return true;
                }

                return false;
            }
            catch (IOException) when (attempt < MostAttempts && isTemporary && !File.Exists(folder))
            {
                // Another process is just removing the last file in it, and the folder.
                Thread.Yield();
            }
        }
    }

    /// <inheritdoc/>
    public void Write(Intent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        AtomicFile.Replace(
            FileOf(intent.Id), IntentText.Write(intent), OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <inheritdoc/>
    public void Remove(Guid id)
    {
        bool wasHeld = _held.ContainsKey(id);
        try
        {
            if (File.Exists(FileOf(id)) && TryHold(id))
            {
                File.Delete(FileOf(id));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays, and is found to be of no use by the next run.
        }

        if (!wasHeld)
        {
            Release(id);
        }
    }

    /// <inheritdoc/>
    public void Release(Guid id)
    {
        if (_held.Remove(id, out FileLock? held))
        {
            held.Dispose();
            RemoveIfEmpty();
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

    private bool IsHeld(Guid id)
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
