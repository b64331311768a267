namespace NestedDsc.Windows.Wire;

/// <summary>An instance on its way: as the management infrastructure sees it, with numbers for types and flags.</summary>
public sealed record WireInstance(string ClassName, string? Namespace, string? ServerName, IReadOnlyList<WireProperty> Properties)
{
    /// <summary>Finds a property by name, without regard to case.</summary>
    public WireProperty? Find(string name) =>
        Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
