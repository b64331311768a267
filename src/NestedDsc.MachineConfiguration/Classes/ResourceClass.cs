namespace NestedDsc.MachineConfiguration.Classes;

/// <summary>A class-based resource that wraps an executable.</summary>
/// <param name="Name">Name of the class, such as <c>NestedVirtualization</c>.</param>
/// <param name="Type">Type of the resource, such as <c>NestedDsc/NestedVirtualization</c>.</param>
/// <param name="Executable">Name of the executable, without extension.</param>
/// <param name="Description">A sentence for people.</param>
/// <param name="Properties">Its properties, in the order of the schema.</param>
public sealed record ResourceClass(
    string Name, string Type, string Executable, string Description, IReadOnlyList<ClassProperty> Properties)
{
    /// <summary>Name of the key of every class: an instance's name in its configuration, unique there.</summary>
    /// <remarks>What identifies an object differs from instance to instance (by name or by ID); a key has to be there always.</remarks>
    public const string InstanceName = "InstanceName";

    /// <summary>Name of the property that carries texts beyond ASCII.</summary>
    /// <remarks>
    /// MOF files in UTF-8 are read as ANSI by the MI parser, which also cuts \x escapes to eight bits there. A JSON object in
    /// ASCII comes through everything.
    /// </remarks>
    public const string EscapedProperties = "EscapedProperties";

    /// <summary>The properties that can be wanted.</summary>
    public IEnumerable<ClassProperty> Settable => Properties.Where(static property => property.IsSettable);

    /// <summary>Finds a property by its name in MOF, compared without regard to case as PowerShell does.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The property, or nothing.</returns>
    public ClassProperty? Find(string name) =>
        Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
}
