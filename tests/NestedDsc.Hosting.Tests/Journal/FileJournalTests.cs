using NestedDsc.Protocol.Journal;
using NestedDsc.TestSupport;

namespace NestedDsc.Hosting.Tests.Journal;

public sealed class FileJournalTests : IDisposable
{
    private static readonly Guid Id = Guid.Parse(LabVms.Sql);
    private static readonly JournalEntry Some = new(
        Id, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Running" });

    private readonly TemporaryHost _host = TemporaryHost.LabL1();

    private string Folder => _host.FilePath + HostJournal.FolderSuffix;

    private string File => Path.Combine(Folder, $"{Id}.json");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void An_entry_lasts_until_it_is_removed_and_leaves_nothing_behind()
    {
        IJournal journal = Journal();
        Assert.True(journal.TryLock(Id));
        journal.Write(Some);
        journal.Unlock(Id);

        Assert.Equal("Running", Journal().Read(Id).Entry?.Facts["state"]);
        Assert.Equal([$"{Id}.json"], Directory.GetFiles(Folder).Select(Path.GetFileName));

        Journal().Remove(Id);
        Assert.Equal(JournalStatus.None, Journal().Read(Id));
        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void What_a_killed_process_left_goes_with_the_next_one_that_locks_the_object()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(Path.Combine(Folder, $".{Id}.json.0123456789ABCDEF.tmp"), "half");
        string others = Path.Combine(Folder, $".{Guid.Empty}.json.0123456789ABCDEF.tmp");
        System.IO.File.WriteAllText(others, "half");

        IJournal journal = Journal();
        Assert.True(journal.TryLock(Id));
        journal.Unlock(Id);

        Assert.Equal([others], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void A_folder_that_a_killed_process_left_empty_goes_with_the_next_look()
    {
        Directory.CreateDirectory(Folder);

        Assert.Equal(JournalStatus.None, Journal().Read(Id));

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Reading_makes_nothing()
    {
        Assert.Equal(JournalStatus.None, Journal().Read(Id));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Only_one_process_locks_an_object_and_others_see_it()
    {
        IJournal one = Journal();
        IJournal other = Journal();
        Assert.True(one.TryLock(Id));
        one.Write(Some);

        Assert.False(other.TryLock(Id));
        Assert.True(other.Read(Id).IsLocked);
        Assert.False(one.Read(Id).IsLocked);
        other.Remove(Id);
        Assert.NotNull(one.Read(Id).Entry);

        one.Unlock(Id);
        Assert.False(other.Read(Id).IsLocked);
        Assert.True(other.TryLock(Id));
        other.Remove(Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("damaged")]
    [InlineData("{}")]
    public void A_damaged_file_is_told_of_and_ignored(string text)
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File, text);

        JournalStatus reading = Journal().Read(Id);

        Assert.Null(reading.Entry);
        Assert.Contains("damaged", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        Directory.CreateDirectory(Folder);
        string elsewhere = Path.Combine(_host.Folder, "elsewhere.json");
        System.IO.File.WriteAllBytes(elsewhere, JournalSerializer.Write(Some));
        System.IO.File.CreateSymbolicLink(File, elsewhere);

        Assert.Null(Journal().Read(Id).Entry);
        IJournal journal = Journal();
        Assert.True(journal.TryLock(Id));
        journal.Write(Some with { Action = "other" });
        Assert.Contains("change", System.IO.File.ReadAllText(elsewhere), StringComparison.Ordinal);
        journal.Remove(Id);
    }

    [Fact]
    public void Files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access control lists instead of modes.");
            return;
        }

        IJournal journal = Journal();
        journal.TryLock(Id);
        journal.Write(Some);

        foreach (string file in Directory.GetFiles(Folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
        }

        journal.Remove(Id);
    }

    [Fact]
    public void A_host_that_is_named_by_a_link_has_the_same_journal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        string link = Path.Combine(_host.Folder, "link.json");
        System.IO.File.CreateSymbolicLink(link, _host.FilePath);
        IJournal journal = Journal();
        journal.TryLock(Id);
        journal.Write(Some);
        journal.Unlock(Id);

        Assert.NotNull(HostJournal.Open(n => n is "NESTEDDSC_HOST" ? link : null).Read(Id).Entry);
    }

    [Fact]
    public void Locks_taken_by_many_at_once_are_never_held_twice()
    {
        int holders = 0;
        int most = 0;
        int taken = 0;
        Parallel.For(0, 400, _ =>
        {
            IJournal journal = Journal();
            if (journal.TryLock(Id))
            {
                int now = Interlocked.Increment(ref holders);
                Interlocked.Increment(ref taken);
                InterlockedMax(ref most, now);
                Interlocked.Decrement(ref holders);
                journal.Unlock(Id);
            }
        });

        Assert.Equal(1, most);
        Assert.True(taken > 1);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private IJournal Journal() => HostJournal.Open(n => n is "NESTEDDSC_HOST" ? _host.FilePath : null);
}
