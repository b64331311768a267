namespace NestedDsc.Cim;

/// <summary>A named, typed CIM value: a property of an instance, a key of a path, a parameter of a method.</summary>
/// <param name="Name">Name; CIM compares names without regard to case.</param>
/// <param name="Type">Type of the value, or of each element if <paramref name="IsArray"/>.</param>
/// <param name="Value">
/// <see langword="null"/>, or the CLR type that <see cref="CimType"/> gives for <paramref name="Type"/>; for an array,
/// an array of exactly that element type (<c>ushort[]</c>, <c>string[]</c>, <c>CimPath[]</c> …).
/// </param>
/// <param name="IsArray">Whether the value is an array.</param>
public sealed record CimProperty(string Name, CimType Type, object? Value, bool IsArray = false)
{
    /// <summary>A string.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfString(string name, string? value) => new(name, CimType.String, value);

    /// <summary>An array of strings.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfStrings(string name, params string[] value) => new(name, CimType.String, value, IsArray: true);

    /// <summary>A boolean.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfBoolean(string name, bool? value) => new(name, CimType.Boolean, value);

    /// <summary>A uint16.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfUInt16(string name, ushort? value) => new(name, CimType.UInt16, value);

    /// <summary>A uint64.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfUInt64(string name, ulong? value) => new(name, CimType.UInt64, value);

    /// <summary>A reference to an instance.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">The path of the instance.</param>
    /// <returns>The property.</returns>
    public static CimProperty OfReference(string name, CimPath? value) => new(name, CimType.Reference, value);
}
