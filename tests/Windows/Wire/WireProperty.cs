using NestedDsc.Cim;

namespace NestedDsc.Windows.Wire;

/// <summary>A property on its way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of the value or of its elements.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Flags">Flags as mi.h numbers them.</param>
/// <param name="Values">The value, or the elements; <see langword="null"/> is CIM's null. Elements are text or <see cref="WireInstance"/>.</param>
public sealed record WireProperty(string Name, CimType Type, bool IsArray, uint Flags, IReadOnlyList<object>? Values)
{
    /// <summary>The flag of a key.</summary>
    public const uint Key = 1 << 12;

    /// <summary>The flag of an output parameter.</summary>
    public const uint Out = 1 << 14;
}
