using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers;

/// <summary>An input parameter as the method declares it.</summary>
internal sealed record MethodParameter(string Name, CimType Type, bool IsArray = false, bool IsRequired = true);
