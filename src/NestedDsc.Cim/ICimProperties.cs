namespace NestedDsc.Cim;

/// <summary>Properties of an instance, one of which can be had without going through all.</summary>
public interface ICimProperties : IReadOnlyList<CimProperty>
{
    /// <summary>Finds a property by name, without regard to case.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The property, or <see langword="null"/> if there is none of that name.</returns>
    CimProperty? Find(string name);
}
