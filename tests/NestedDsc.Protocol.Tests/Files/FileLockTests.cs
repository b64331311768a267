using NestedDsc.Protocol.Files;

namespace NestedDsc.Protocol.Tests.Files;

/// <summary>A lock is a file that is held open.</summary>
public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nesteddsc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_lock_is_taken_by_one_at_a_time_and_leaves_nothing()
    {
        string path = Path.Combine(_folder, "file.lock");
        FileLock? first = FileLock.TryTake(path);
        Assert.NotNull(first);
        Assert.Null(FileLock.TryTake(path));

        first.Dispose();

        using (FileLock? second = FileLock.TryTake(path))
        {
            Assert.NotNull(second);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_lock_that_a_killed_process_left_is_taken()
    {
        string path = Path.Combine(_folder, "file.lock");
        File.WriteAllText(path, "");

        using FileLock? taken = FileLock.TryTake(path);

        Assert.NotNull(taken);
    }
}
