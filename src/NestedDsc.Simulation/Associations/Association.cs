using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Associations;

/// <summary>An association class in one direction, derived from what the instances say about each other.</summary>
/// <param name="ClassName">Name of the association class.</param>
/// <param name="SourceClass">Class of sources.</param>
/// <param name="Follow">Finds the results.</param>
internal sealed record Association(
    string ClassName, string SourceClass,
    Func<SimulatedHost, NamespaceStore, InstanceRow, IEnumerable<InstanceRow>> Follow);
