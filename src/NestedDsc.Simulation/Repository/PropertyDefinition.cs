using System.Text;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>A property as its class declares it.</summary>
internal sealed class PropertyDefinition(string name, CimType type, bool isArray)
{
    // Of the hundreds of properties of a host's classes, few are ever looked for in the file.
    private byte[]? _quotedName;

    public string Name { get; } = name;

    public CimType Type { get; } = type;

    public bool IsArray { get; } = isArray;

    /// <summary>The name as it stands in the file, so that reading an instance needs no string per property.</summary>
    public ReadOnlySpan<byte> Utf8Name => QuotedName[1..^1];

    /// <summary>The same in quotes.</summary>
    public ReadOnlySpan<byte> QuotedName => _quotedName ??= Quoted(Name);

    public CimProperty With(object? value) => new(Name, Type, value, IsArray);

    private static byte[] Quoted(string name)
    {
        byte[] quoted = new byte[Encoding.UTF8.GetByteCount(name) + 2];
        quoted[0] = (byte)'"';
        Encoding.UTF8.GetBytes(name, quoted.AsSpan(1));
        quoted[^1] = (byte)'"';
        return quoted;
    }
}
