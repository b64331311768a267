namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>An instance that was passed as XML text.</summary>
internal sealed record EmbeddedInstance(string ClassName, IReadOnlyList<EmbeddedProperty> Properties)
{
    /// <summary>A property's single text, or <see langword="null"/>.</summary>
    public string? Text(string property)
    {
        foreach (EmbeddedProperty candidate in Properties)
        {
            if (string.Equals(candidate.Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return candidate.Values is [var text] ? text : null;
            }
        }

        return null;
    }
}
