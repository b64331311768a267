namespace NestedDsc.Simulation.Wql;

/// <summary>Both hold.</summary>
internal sealed record AndCondition(WqlCondition Left, WqlCondition Right) : WqlCondition;
