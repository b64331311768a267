using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Names of CIM types as class declarations and CIM-XML write them (DSP0004 and DSP0201).</summary>
internal static class TypeNames
{
    private const string ReferencePrefix = "ref";

    /// <summary>Reads a declaration such as <c>uint16</c>, <c>string[]</c> or <c>ref:CIM_Job</c>.</summary>
    public static bool TryParse(string text, out CimType type, out bool isArray)
    {
        isArray = text.EndsWith("[]", StringComparison.Ordinal);
        ReadOnlySpan<char> name = isArray ? text.AsSpan(0, text.Length - 2) : text;
        int colon = name.IndexOf(':');
        if (colon >= 0)
        {
            type = CimType.Reference;
            return name[..colon].Equals(ReferencePrefix, StringComparison.OrdinalIgnoreCase) && colon + 1 < name.Length;
        }

        return TryParseScalar(name.ToString(), out type);
    }

    /// <summary>Reads the name of a scalar type, without regard to case.</summary>
    public static bool TryParseScalar(string name, out CimType type)
    {
        CimType? found = name.ToUpperInvariant() switch
        {
            "BOOLEAN" => CimType.Boolean,
            "UINT8" => CimType.UInt8,
            "SINT8" => CimType.SInt8,
            "UINT16" => CimType.UInt16,
            "SINT16" => CimType.SInt16,
            "UINT32" => CimType.UInt32,
            "SINT32" => CimType.SInt32,
            "UINT64" => CimType.UInt64,
            "SINT64" => CimType.SInt64,
            "REAL32" => CimType.Real32,
            "REAL64" => CimType.Real64,
            "CHAR16" => CimType.Char16,
            "DATETIME" => CimType.DateTime,
            "STRING" => CimType.String,
            "REF" => CimType.Reference,
            _ => null,
        };
        type = found ?? CimType.String;
        return found is not null;
    }
}
