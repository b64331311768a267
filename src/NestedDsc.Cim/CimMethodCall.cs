namespace NestedDsc.Cim;

/// <summary>A call of a CIM method.</summary>
/// <param name="Target">The instance, or the class for a static method.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Parameters">
/// Input parameters. Embedded instances are strings with CIM-XML text; references are <see cref="CimType.Reference"/> with a
/// <see cref="CimPath"/>: a provider refuses text in their place.
/// </param>
public sealed record CimMethodCall(CimPath Target, string Method, IReadOnlyList<CimProperty> Parameters);
