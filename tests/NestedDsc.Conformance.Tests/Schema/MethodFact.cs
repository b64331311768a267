namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What a schema says of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ReturnType">Type of the return value.</param>
/// <param name="Builds">Builds that have it.</param>
/// <param name="Source">Repository and commit.</param>
internal sealed record MethodFact(string Name, FactType ReturnType, Builds Builds, string Source)
{
    /// <summary>Whether it is a method of the class, not of its instances.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether the schema says that the provider has it; a call fails otherwise.</summary>
    public bool IsImplemented { get; init; } = true;

    public List<ParameterFact> Parameters { get; } = [];

    public ParameterFact? Parameter(string name, bool isOut) =>
        Parameters.Find(p => p.IsOut == isOut && string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
