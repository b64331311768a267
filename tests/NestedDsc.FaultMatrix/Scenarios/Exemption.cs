using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Modes;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>A rule that does not hold for a scenario in some mode, and why it can't.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Applies">In which modes.</param>
/// <param name="Reason">Why, for the report.</param>
internal sealed record Exemption(Rule Rule, Func<Mode, bool> Applies, string Reason);
