namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What a schema says of a class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Superclass">The class that it derives from; empty for none.</param>
internal sealed record ClassFact(string Name, string Superclass)
{
    public bool IsAssociation { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>Whether there is one instance, without keys.</summary>
    public bool IsSingleton { get; init; }

    public Builds Builds { get; init; } = Builds.All;

    /// <summary>All keys, inherited ones too; none if no source tells.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>The properties that the class declares itself, or declares again with another type.</summary>
    public List<PropertyFact> Properties { get; } = [];

    /// <summary>Properties whose value is the same on every host.</summary>
    public Dictionary<string, (string Value, string Source)> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The methods that the class declares, of those that matter here.</summary>
    public List<MethodFact> Methods { get; } = [];

    /// <summary>Repository and commit that it comes from.</summary>
    public required string Source { get; init; }
}
