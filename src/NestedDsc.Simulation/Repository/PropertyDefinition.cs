using System.Text;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>A property as its class declares it.</summary>
internal sealed class PropertyDefinition(string name, CimType type, bool isArray)
{
    public string Name { get; } = name;

    public CimType Type { get; } = type;

    public bool IsArray { get; } = isArray;

    /// <summary>The name as it stands in the file, so that reading an instance needs no string per property.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>The same in quotes.</summary>
    public byte[] QuotedName { get; } = Encoding.UTF8.GetBytes($"\"{name}\"");

    public CimProperty With(object? value) => new(Name, Type, value, IsArray);
}
