namespace NestedDsc.Simulation.Wql;

/// <summary>A property has no value.</summary>
internal sealed record NullCondition(string Property) : WqlCondition;
