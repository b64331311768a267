using Microsoft.CodeAnalysis;

namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>Parameters of this product's own methods that take the name of something of CIM.</summary>
internal sealed class NameSinks
{
    private static readonly (NameKind Kind, string Type, string Parameter)[] Known =
    [
        (NameKind.Property, "NestedDsc.Cim.CimObject", "name"),
        (NameKind.Property, "NestedDsc.Cim.CimProperty", "name"),
        (NameKind.Property, "NestedDsc.Simulation.Repository.InstanceRow", "property"),
        (NameKind.Property, "NestedDsc.Simulation.Repository.ClassDefinition", "property"),
        (NameKind.Class, "NestedDsc.Cim.CimObject", "className"),
        (NameKind.Class, "NestedDsc.Cim.CimPath", "className"),
        (NameKind.Class, "NestedDsc.Cim.CimAssociation", "associationClass"),
        (NameKind.Class, "NestedDsc.Cim.CimAssociation", "resultClass"),
        (NameKind.Class, "NestedDsc.Cim.EmbeddedInstance", "className"),
        (NameKind.Class, "NestedDsc.Simulation.Repository.ClassDefinition", "className"),
        (NameKind.Method, "NestedDsc.Cim.CimMethodCall", "method"),
    ];

    private readonly Dictionary<ISymbol, NameKind> _sinks = new(SymbolEqualityComparer.Default);

    public NameSinks(SourceModel sources)
    {
        foreach ((NameKind kind, string type, string name) in Known)
        {
            IParameterSymbol[] found = [.. sources.Type(type).GetMembers().SelectMany(static m => m switch
                {
                    IMethodSymbol method => method.Parameters,
                    IPropertySymbol indexer => indexer.Parameters,
                    _ => [],
                })
                .Where(p => p.Type.SpecialType is SpecialType.System_String && string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))];
            if (found.Length == 0)
            {
                throw new InvalidOperationException($"No member of {type} has a parameter '{name}' any more.");
            }

            foreach (IParameterSymbol parameter in found)
            {
                _sinks[parameter] = kind;
            }
        }
    }

    /// <summary>What a parameter takes the name of; <see langword="null"/> for nothing.</summary>
    public NameKind? KindOf(IParameterSymbol parameter) => _sinks.TryGetValue(parameter.OriginalDefinition, out NameKind kind) ? kind : null;

    /// <summary>Remembers a parameter that is passed on as a name.</summary>
    /// <returns>Whether it was not known.</returns>
    public bool Add(IParameterSymbol parameter, NameKind kind) => _sinks.TryAdd(parameter.OriginalDefinition, kind);
}
