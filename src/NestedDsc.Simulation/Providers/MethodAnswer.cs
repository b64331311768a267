using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers;

/// <summary>What a provider's method answers.</summary>
internal sealed record MethodAnswer(uint ReturnValue, params IReadOnlyList<CimProperty> Out);
