using System.Collections.Concurrent;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.Protocol;

namespace NestedDsc.FaultMatrix.Kills;

/// <summary>Kills sets at every call, and goes on with every verb.</summary>
/// <param name="scenarios">The scenarios; those that are refused change nothing and are left out.</param>
/// <param name="stride">Only every so-many-th point is run.</param>
internal sealed class KillMatrix(IReadOnlyList<Scenario> scenarios, int stride = 1)
{
    /// <summary>Hears of every scenario that is done: its name and points.</summary>
    public Action<string, int>? Progress { get; init; }

    public KillResult Run()
    {
        int points = 0;
        int runs = 0;
        var violations = new ConcurrentQueue<Violation>();
        foreach (Scenario scenario in scenarios.Where(static s => s.Refused == ExitCode.Success))
        {
            var baseline = Baseline.Of(scenario);
            KillPoint[] all = [.. KillPoint.Of(baseline.Changes).Where((_, i) => i % stride == 0)];
            Parallel.ForEach(
                all,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                static () => new HostFolder(),
                (point, _, host) =>
                {
                    var trial = new KillTrial(baseline, point);
                    foreach (Violation violation in trial.Run(host))
                    {
                        violations.Enqueue(violation);
                    }

                    Interlocked.Add(ref runs, trial.Runs);
                    return host;
                },
                static host => host.Dispose());
            points += all.Length;
            Progress?.Invoke(scenario.Name, all.Length);
        }

        return new KillResult(scenarios.Count, points, runs, [.. violations]);
    }
}
