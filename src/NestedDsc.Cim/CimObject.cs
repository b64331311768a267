using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>
/// An instance as it came from a CIM server, or as it is to be created there: a class name and properties whose CIM types
/// are kept. Immutable.
/// </summary>
/// <param name="ClassName">Name of the instance's own class, which may be derived from the class that was queried.</param>
/// <param name="Properties">The properties that were selected.</param>
public record CimObject(string ClassName, IReadOnlyList<CimProperty> Properties)
{
    /// <summary>Name of the computer whose CIM server returned the instance; empty for an instance made here.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>
    /// Namespace of an instance that is the value of a property or parameter, with backslashes; empty where it does not matter. Some
    /// providers look at it, such as Server Manager's (Microsoft's "Server manager deployment CIM sample" gives its requests one).
    /// </summary>
    public string Namespace { get; init; } = "";

    /// <summary>Finds a property by name, without regard to case.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The property, or <see langword="null"/> if it was not selected or this build's class lacks it.</returns>
    public virtual CimProperty? Find(string name)
    {
        foreach (CimProperty property in Properties)
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>Whether the class of this host's build has the property at all, whatever its value.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns><see langword="true"/> if the property is there.</returns>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Reads a string.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its value, or <see langword="null"/> if it is null, missing or of another type.</returns>
    public string? Text(string name) => Find(name)?.Value as string;

    /// <summary>Reads an array of strings.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its elements; empty if it is null, missing or of another type.</returns>
    public IReadOnlyList<string> Texts(string name) => Find(name)?.Value as string[] ?? [];

    /// <summary>Reads a boolean.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its value, or <see langword="null"/> if it is null, missing or of another type.</returns>
    public bool? Flag(string name) => Find(name)?.Value as bool?;

    /// <summary>Reads an unsigned integer of any width: the width of a property changes between builds, its meaning does not.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its value, or <see langword="null"/> if it is null, missing, negative or not an integer.</returns>
    public ulong? Number(string name) => Find(name)?.Value switch
    {
        byte v => v,
        ushort v => v,
        uint v => v,
        ulong v => v,
        sbyte v and >= 0 => (ulong)v,
        short v and >= 0 => (ulong)v,
        int v and >= 0 => (ulong)v,
        long v and >= 0 => (ulong)v,
        _ => null,
    };

    /// <summary>Reads an array of unsigned 16-bit integers, such as OperationalStatus.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its elements; empty if it is null, missing or of another type.</returns>
    public IReadOnlyList<ushort> Codes(string name) => Find(name)?.Value as ushort[] ?? [];

    /// <summary>Reads a reference.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The path, or <see langword="null"/> if it is null, missing or of another type.</returns>
    public CimPath? Path(string name) => Find(name)?.Value as CimPath;

    /// <summary>Reads a point in time.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The time in UTC, or <see langword="null"/> if it is null, missing or an interval.</returns>
    public DateTime? Time(string name) => Find(name)?.Value as DateTime?;

    /// <summary>The same instance with another value of one property, which keeps its place.</summary>
    /// <param name="property">The property; added if there is none of that name.</param>
    /// <returns>The changed instance.</returns>
    public CimObject With(CimProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var properties = new List<CimProperty>(Properties);
        int place = properties.FindIndex(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));
        if (place < 0)
        {
            properties.Add(property);
        }
        else
        {
            properties[place] = property with { Name = properties[place].Name };
        }

        return this with { Properties = properties };
    }

    /// <summary>Names the instance by its class and, where it has one, its InstanceID or Name, for messages.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ClassName} {Text("InstanceID") ?? Text("Name") ?? ""}").TrimEnd();
}
