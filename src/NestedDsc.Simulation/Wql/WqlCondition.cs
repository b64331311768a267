namespace NestedDsc.Simulation.Wql;

/// <summary>A WHERE condition.</summary>
internal abstract record WqlCondition;
