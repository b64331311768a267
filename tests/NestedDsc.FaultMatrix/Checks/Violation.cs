namespace NestedDsc.FaultMatrix.Checks;

/// <summary>A rule that did not hold.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Mode">The mode.</param>
/// <param name="Call">The call that went wrong.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Details">What was found.</param>
internal sealed record Violation(string Scenario, string Mode, int Call, Rule Rule, string Details)
{
    public override string ToString() => $"{Scenario} / call {Call} / {Mode}: {Rule}: {Details}";
}
