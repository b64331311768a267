namespace NestedDsc.Simulation.Wql;

/// <summary>A property compares with a constant.</summary>
/// <param name="Property">The property.</param>
/// <param name="Comparison">How.</param>
/// <param name="Constant">A <see cref="string"/>, <see cref="bool"/>, <see cref="decimal"/> or <see cref="double"/>.</param>
internal sealed record CompareCondition(string Property, WqlComparison Comparison, object Constant) : WqlCondition;
