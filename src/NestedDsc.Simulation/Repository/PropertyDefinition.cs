using System.Text;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>A property as its class declares it.</summary>
internal sealed class PropertyDefinition(string name, CimType type, bool isArray)
{
    // Of the hundreds of properties of a host's classes, few are ever read.
    private byte[]? _utf8Name;
    private CimProperty? _last;

    public string Name { get; } = name;

    public CimType Type { get; } = type;

    public bool IsArray { get; } = isArray;

    /// <summary>The name as it stands in the file, so that reading an instance needs no string per property.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name ??= Encoding.UTF8.GetBytes(Name);

    /// <summary>The property with a value. Neighbours with the very same value share it: most instances of a class differ in little.</summary>
    public CimProperty With(object? value) =>
        _last is { } last && ReferenceEquals(last.Value, value) ? last : _last = new CimProperty(Name, Type, value, IsArray);
}
