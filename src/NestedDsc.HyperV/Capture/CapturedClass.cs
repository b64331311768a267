using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>A class whose instances are captured.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Superclass">The class that it derives from; empty if that does not matter.</param>
/// <param name="Properties">
/// The properties that the resources name, with their types, which the class has to have in the file although it has no instance.
/// </param>
internal sealed record CapturedClass(string Namespace, string Name, string Superclass, IReadOnlyList<CimProperty> Properties)
{
    /// <summary>Whether all properties are captured, not just those that the resources name.</summary>
    public bool All { get; init; }

    /// <summary>Keys, for a class whose superclass does not have them.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether some builds of Windows lack the class.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What instances are captured, as a condition; empty for all.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The statement that reads the instances.</summary>
    public CimQuery Query => new(
        Namespace,
        $"SELECT {(All ? "*" : string.Join(", ", Properties.Select(static p => p.Name)))} FROM {Name}"
            + (Condition.Length == 0 ? "" : $" WHERE {Condition}"),
        ClassMayBeMissing: IsOptional);
}
