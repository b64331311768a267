using System.Collections.Concurrent;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;

namespace NestedDsc.FaultMatrix;

/// <summary>Runs scenarios with every call going wrong in every mode.</summary>
/// <param name="scenarios">The scenarios.</param>
/// <param name="modes">The modes.</param>
internal sealed class Matrix(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Mode> modes)
{
    /// <summary>Most trials at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Hears of every scenario that is done: its name, calls and trials.</summary>
    public Action<string, int, int>? Progress { get; init; }

    /// <summary>Only every so-many-th trial is run; 1 for all.</summary>
    public int Stride { get; init; } = 1;

    public MatrixResult Run()
    {
        int calls = 0;
        int runs = 0;
        var violations = new ConcurrentQueue<Violation>();
        foreach (Scenario scenario in scenarios)
        {
            var baseline = Baseline.Of(scenario);
            (Mode Mode, int Call)[] trials = [.. Trials(baseline).Where((_, i) => i % Stride == 0)];
            Parallel.ForEach(
                trials,
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
                static () => new HostFolder(),
                (trial, _, host) =>
                {
                    foreach (Violation violation in new Trial(baseline, trial.Mode, trial.Call).Run(host))
                    {
                        violations.Enqueue(violation);
                    }

                    return host;
                },
                static host => host.Dispose());
            calls += baseline.Changes.Count;
            runs += trials.Length;
            Progress?.Invoke(scenario.Name, baseline.Changes.Count, trials.Length);
        }

        return new MatrixResult(scenarios.Count, calls, modes.Count, runs, [.. violations]);
    }

    private IEnumerable<(Mode Mode, int Call)> Trials(Baseline baseline) =>
        from mode in modes
        from call in Enumerable.Range(1, baseline.Changes.Count)
        where !mode.ChangesOnly || baseline.Changes[call - 1]
        select (mode, call);
}
