namespace NestedDsc.Simulation.Repository;

/// <summary>Integers of CIM's eight widths.</summary>
internal static class CimNumber
{
    /// <summary>The value as an unsigned integer, or <see langword="null"/> if it is negative or no integer.</summary>
    public static ulong? ToUInt64(object? value) => ToDecimal(value) is { } number && number >= 0 ? (ulong)number : null;

    /// <summary>The value as an integer that all widths fit into, or <see langword="null"/> if it is no integer.</summary>
    public static decimal? ToDecimal(object? value) => value switch
    {
        byte v => v,
        sbyte v => v,
        ushort v => v,
        short v => v,
        uint v => v,
        int v => v,
        ulong v => v,
        long v => v,
        _ => null,
    };
}
