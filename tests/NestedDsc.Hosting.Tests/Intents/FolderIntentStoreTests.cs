using NestedDsc.Hosting.Intents;
using NestedDsc.Protocol.Intents;
using NestedDsc.TestSupport;

namespace NestedDsc.Hosting.Tests.Intents;

public sealed class FolderIntentStoreTests : IDisposable
{
    private static readonly Guid Id = Guid.Parse(LabVms.Sql);
    private static readonly Intent Some = new(
        Id, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Running" });

    private readonly TemporaryHost _host = TemporaryHost.LabL1();

    private string Folder => _host.FilePath + IntentStores.FolderSuffix;

    private string File => Path.Combine(Folder, $"{Id}.json");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void An_intent_lasts_until_it_is_removed_and_leaves_nothing_behind()
    {
        IIntentStore store = Store();
        Assert.True(store.TryHold(Id));
        store.Write(Some);
        store.Release(Id);

        Assert.Equal("Running", Store().Read(Id).Intent?.Facts["state"]);
        Assert.Equal([$"{Id}.json"], Directory.GetFiles(Folder).Select(Path.GetFileName));

        Store().Remove(Id);
        Assert.Equal(IntentReading.None, Store().Read(Id));
        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void What_a_killed_process_left_goes_with_the_next_one_that_holds_the_object()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(Path.Combine(Folder, $".{Id}.json.0123456789ABCDEF.tmp"), "half");
        string others = Path.Combine(Folder, $".{Guid.Empty}.json.0123456789ABCDEF.tmp");
        System.IO.File.WriteAllText(others, "half");

        IIntentStore store = Store();
        Assert.True(store.TryHold(Id));
        store.Release(Id);

        Assert.Equal([others], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void A_folder_that_a_killed_process_left_empty_goes_with_the_next_look()
    {
        Directory.CreateDirectory(Folder);

        Assert.Equal(IntentReading.None, Store().Read(Id));

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Reading_makes_nothing()
    {
        Assert.Equal(IntentReading.None, Store().Read(Id));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Only_one_process_holds_an_object_and_others_see_it()
    {
        IIntentStore one = Store();
        IIntentStore other = Store();
        Assert.True(one.TryHold(Id));
        one.Write(Some);

        Assert.False(other.TryHold(Id));
        Assert.True(other.Read(Id).IsUnderWay);
        Assert.False(one.Read(Id).IsUnderWay);
        other.Remove(Id);
        Assert.NotNull(one.Read(Id).Intent);

        one.Release(Id);
        Assert.False(other.Read(Id).IsUnderWay);
        Assert.True(other.TryHold(Id));
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

        IntentReading reading = Store().Read(Id);

        Assert.Null(reading.Intent);
        Assert.Contains("damaged", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        Directory.CreateDirectory(Folder);
        string elsewhere = Path.Combine(_host.Folder, "elsewhere.json");
        System.IO.File.WriteAllBytes(elsewhere, IntentText.Write(Some));
        System.IO.File.CreateSymbolicLink(File, elsewhere);

        Assert.Null(Store().Read(Id).Intent);
        IIntentStore store = Store();
        Assert.True(store.TryHold(Id));
        store.Write(Some with { Action = "other" });
        Assert.Contains("change", System.IO.File.ReadAllText(elsewhere), StringComparison.Ordinal);
        store.Remove(Id);
    }

    [Fact]
    public void Files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access control lists instead of modes.");
            return;
        }

        IIntentStore store = Store();
        store.TryHold(Id);
        store.Write(Some);

        foreach (string file in Directory.GetFiles(Folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
        }

        store.Remove(Id);
    }

    [Fact]
    public void A_host_that_is_named_by_a_link_has_the_same_intents()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        string link = Path.Combine(_host.Folder, "link.json");
        System.IO.File.CreateSymbolicLink(link, _host.FilePath);
        IIntentStore store = Store();
        store.TryHold(Id);
        store.Write(Some);
        store.Release(Id);

        Assert.NotNull(IntentStores.Of(n => n is "NESTEDDSC_HOST" ? link : null).Read(Id).Intent);
    }

    [Fact]
    public void Holds_taken_by_many_at_once_are_never_held_twice()
    {
        int holders = 0;
        int most = 0;
        int taken = 0;
        Parallel.For(0, 400, _ =>
        {
            IIntentStore store = Store();
            if (store.TryHold(Id))
            {
                int now = Interlocked.Increment(ref holders);
                Interlocked.Increment(ref taken);
                InterlockedMax(ref most, now);
                Interlocked.Decrement(ref holders);
                store.Release(Id);
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

    private IIntentStore Store() => IntentStores.Of(n => n is "NESTEDDSC_HOST" ? _host.FilePath : null);
}
