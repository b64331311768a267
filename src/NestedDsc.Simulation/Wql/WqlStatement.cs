namespace NestedDsc.Simulation.Wql;

/// <summary>A parsed statement.</summary>
internal abstract record WqlStatement;
