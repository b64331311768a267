namespace NestedDsc.Cim.Tests;

public sealed class ConcurrentTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_items() =>
        Assert.Equal([2, 4, 6, 8], Concurrent.Select([1, 2, 3, 4], static n => 2 * n));

    [Fact]
    public void Calls_are_under_way_at_once()
    {
        using var all = new Barrier(3);

        Concurrent.Select([1, 2, 3], _ => all.SignalAndWait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) ? 0 : throw new TimeoutException());

        Assert.Equal(1, all.CurrentPhaseNumber);
    }

    [Fact]
    public void The_first_error_in_order_is_thrown_after_all_have_ended()
    {
        int ended = 0;

        Exception error = Assert.Throws<InvalidOperationException>(() => Concurrent.Select([1, 2, 3, 4], n =>
        {
            Interlocked.Increment(ref ended);
            return n % 2 == 0 ? throw new InvalidOperationException($"{n}") : n;
        }));

        Assert.Equal("2", error.Message);
        Assert.Equal(4, ended);
    }

    [Fact]
    public void Nothing_to_do_gives_nothing() => Assert.Empty(Concurrent.Select(Array.Empty<int>(), static n => n));
}
