namespace NestedDsc.FaultMatrix.Running;

/// <summary>A folder, in memory where the system has such a place, with the file of one simulated host.</summary>
internal sealed class HostFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";
    private readonly DirectoryInfo _folder;

    public HostFolder()
    {
        string parent = Directory.Exists(MemoryDisk) ? MemoryDisk : Path.GetTempPath();
        _folder = Directory.CreateDirectory(Path.Combine(parent, "nesteddsc-" + Path.GetRandomFileName()));
        FilePath = Path.Combine(_folder.FullName, "host.json");
    }

    public string FilePath { get; }

    /// <summary>Starts over with a host, and nothing beside it.</summary>
    public void Reset(byte[] host)
    {
        foreach (FileSystemInfo old in _folder.EnumerateFileSystemInfos())
        {
            if (old is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                old.Delete();
            }
        }

        File.WriteAllBytes(FilePath, host);
    }

    public byte[] Read() => File.ReadAllBytes(FilePath);

    public void Write(byte[] host) => File.WriteAllBytes(FilePath, host);

    /// <summary>What lies beside the host's file, by name.</summary>
    public IReadOnlyList<string> Leftovers() =>
        [.. _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_folder.FullName, f.FullName)).Where(static n => n is not "host.json").Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
