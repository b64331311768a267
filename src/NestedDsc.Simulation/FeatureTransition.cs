using NestedDsc.Servicing;

namespace NestedDsc.Simulation;

/// <summary>A feature that a restart of a simulated machine has brought from one state to another.</summary>
/// <param name="Name">DISM name.</param>
/// <param name="Before">State before the restart.</param>
/// <param name="After">State after it.</param>
public sealed record FeatureTransition(string Name, FeatureState Before, FeatureState After);
