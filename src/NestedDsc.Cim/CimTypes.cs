namespace NestedDsc.Cim;

/// <summary>The CLR types that CIM types are kept as.</summary>
public static class CimTypes
{
    /// <summary>Whether a value, or an element of an array, is of the CLR type that a CIM type is kept as.</summary>
    /// <param name="type">The CIM type.</param>
    /// <param name="value">The value; not an array.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public static bool Fits(CimType type, object value) => type switch
    {
        CimType.Boolean => value is bool,
        CimType.UInt8 => value is byte,
        CimType.SInt8 => value is sbyte,
        CimType.UInt16 => value is ushort,
        CimType.SInt16 => value is short,
        CimType.UInt32 => value is uint,
        CimType.SInt32 => value is int,
        CimType.UInt64 => value is ulong,
        CimType.SInt64 => value is long,
        CimType.Real32 => value is float,
        CimType.Real64 => value is double,
        CimType.Char16 => value is char,
        CimType.DateTime => value is DateTime or TimeSpan,
        CimType.String => value is string,
        CimType.Reference => value is CimPath,
        CimType.Instance => value is CimObject,
        _ => false,
    };
}
