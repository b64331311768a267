using NestedDsc.FaultMatrix.Checks;

namespace NestedDsc.FaultMatrix.Kills;

/// <summary>What came of killing sets.</summary>
/// <param name="Scenarios">Number of scenarios.</param>
/// <param name="Points">Number of kills.</param>
/// <param name="Runs">Number of verbs that ran after them.</param>
/// <param name="Violations">Rules that did not hold.</param>
internal sealed record KillResult(int Scenarios, int Points, int Runs, IReadOnlyList<Violation> Violations)
{
    public override string ToString() => $"{Scenarios} scenarios, {Points} kill points, {Runs} verbs after them, invariant violations {Violations.Count}";
}
