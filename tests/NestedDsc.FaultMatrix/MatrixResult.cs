using NestedDsc.FaultMatrix.Checks;

namespace NestedDsc.FaultMatrix;

/// <summary>What came of a matrix.</summary>
/// <param name="Scenarios">Number of scenarios.</param>
/// <param name="Calls">Number of calls of all of them together.</param>
/// <param name="Modes">Number of modes.</param>
/// <param name="Runs">Number of trials; some modes make no difference to calls that only read, which are left out.</param>
/// <param name="Violations">Rules that did not hold.</param>
internal sealed record MatrixResult(int Scenarios, int Calls, int Modes, int Runs, IReadOnlyList<Violation> Violations)
{
    /// <summary>Scenarios in which the set stopped before its first change, with its error.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    public override string ToString() =>
        $"{Scenarios} scenarios x {Calls} calls x {Modes} modes = {Runs} runs, invariant violations {Violations.Count}";
}
