namespace NestedDsc.Simulation.Wql;

/// <summary>The instance is of a class or of one derived from it.</summary>
internal sealed record IsaCondition(string ClassName) : WqlCondition;
