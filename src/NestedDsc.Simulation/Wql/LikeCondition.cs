namespace NestedDsc.Simulation.Wql;

/// <summary>A text property matches a pattern.</summary>
internal sealed record LikeCondition(string Property, LikePattern Pattern) : WqlCondition;
