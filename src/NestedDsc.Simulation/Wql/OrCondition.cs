namespace NestedDsc.Simulation.Wql;

/// <summary>At least one holds.</summary>
internal sealed record OrCondition(WqlCondition Left, WqlCondition Right) : WqlCondition;
