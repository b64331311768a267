using NestedDsc.Reports;
using NestedDsc.Tool.Commands.Check;

namespace NestedDsc.Tool.Tests.Check;

/// <summary>Many hosts at once.</summary>
public sealed class HostSweepTests
{
    [Fact]
    public async Task Results_come_in_order_and_no_more_are_under_way_than_allowed()
    {
        var checker = new FakeChecker();
        var written = new List<string>();
        Verdict worst = await HostSweep.RunAsync(
            [.. Enumerable.Range(0, 500).Select(static i => $"{i}")], checker, 4, r => written.Add(r.Host), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 500).Select(static i => $"{i}"), written);
        Assert.InRange(checker.Most, 1, 4);
        Assert.Equal(Verdict.Error, worst);
    }

    [Fact]
    public async Task A_writer_that_fails_ends_the_run_when_nothing_is_under_way_any_more()
    {
        var checker = new FakeChecker();
        await Assert.ThrowsAsync<IOException>(() => HostSweep.RunAsync(
            [.. Enumerable.Range(0, 100).Select(static i => $"{i}")], checker, 4, static _ => throw new IOException("disk full"), TestContext.Current.CancellationToken));
        Assert.Equal(0, checker.Current);
    }

    private sealed class FakeChecker : IHostChecker
    {
        private int _current;

        public string Engine => "fake";

        public int Most { get; private set; }

        public int Current => _current;

        public async Task<HostResult> CheckAsync(string? file, CancellationToken cancel)
        {
            int now = Interlocked.Increment(ref _current);
            lock (this)
            {
                Most = Math.Max(Most, now);
            }

            int number = int.Parse(file!);
            for (int i = number * 7 % 5; i > 0; i--)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref _current);
            return new HostResult(file!, file, [], number == 250 ? "damaged" : null);
        }
    }
}
