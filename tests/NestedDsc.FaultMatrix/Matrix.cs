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
    private readonly List<string> _stopped = [];

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
            if (Begin(scenario, violations) is not { } baseline)
            {
                continue;
            }

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
            runs += trials.Length + 1;
            Progress?.Invoke(scenario.Name, baseline.Changes.Count, trials.Length);
        }

        return new MatrixResult(scenarios.Count, calls, modes.Count, runs, [.. violations]) { Stopped = [.. _stopped] };
    }

    // A scenario that does not go well without a fault is a finding; one that stops in time leaves nothing to go wrong.
    private Baseline? Begin(Scenario scenario, ConcurrentQueue<Violation> violations)
    {
        try
        {
            var baseline = Baseline.Of(scenario);
            if (baseline.Stopped.Length == 0)
            {
                return baseline;
            }

            _stopped.Add($"{scenario.Name}: {baseline.Stopped}");
        }
#pragma warning disable CA1031 // Whatever it throws is a finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            violations.Enqueue(new Violation(scenario.Name, "no fault", 0, Rule.Success, error.Message));
        }

        return null;
    }

    private IEnumerable<(Mode Mode, int Call)> Trials(Baseline baseline) =>
        from mode in modes
        from call in Enumerable.Range(1, baseline.Changes.Count)
        where !mode.ChangesOnly || baseline.Changes[call - 1]
        select (mode, call);
}
