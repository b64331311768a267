namespace NestedDsc.Simulation.Wql;

/// <summary>It does not hold.</summary>
internal sealed record NotCondition(WqlCondition Operand) : WqlCondition;
