using NestedDsc.Hosting.Intents;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Intents;
using NestedDsc.TestSupport;

namespace NestedDsc.Hosting.Tests.Intents;

public sealed class TurnTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.LabL1();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_turn_is_taken_once_and_leaves_nothing_behind()
    {
        using (Turn turn = Network())
        {
            Assert.True(turn.Take());
            Assert.False(turn.Take());
            Assert.NotEqual([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
        }

        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void A_turn_that_does_not_come_is_given_up()
    {
        using Turn held = Network();
        held.Take();
        using Turn waiting = Network(attempts: 3);

        ResourceException error = Assert.Throws<ResourceException>(() => waiting.Take());

        Assert.Equal(ExitCode.Blocked, error.ExitCode);
        Assert.Contains("Another set of the network of this host has been under way", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_has_the_turn_when_the_other_one_has_ended()
    {
        Turn held = Network();
        held.Take();
        using Turn waiting = Network();
        Task<bool> take = Task.Run(waiting.Take, TestContext.Current.CancellationToken);
        await Task.WhenAny(take, Task.Delay(300, TestContext.Current.CancellationToken));
        Assert.False(take.IsCompleted);

        held.Dispose();

        Assert.True(await take);
    }

    [Fact]
    public void Turns_of_different_things_do_not_wait_for_each_other()
    {
        using Turn network = Network();
        using var features = new Turn(Store(), Turn.OfFeatures, "the features of this Windows") { Attempts = 1 };

        Assert.True(network.Take());
        Assert.True(features.Take());
    }

    [Fact]
    public void Who_may_not_write_where_turns_are_held_goes_on_without()
    {
        File.WriteAllText(_host.FilePath + IntentStores.FolderSuffix, "in the way");
        using Turn turn = Network(attempts: 1);

        Assert.True(turn.Take());
    }

    private Turn Network(int attempts = 1200) => new(Store(), Turn.OfNetwork, "the network of this host") { Attempts = attempts };

    private IIntentStore Store() => IntentStores.Of(n => n is "NESTEDDSC_HOST" ? _host.FilePath : null);
}
