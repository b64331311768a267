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

        return TryParseScalar(name, out type);
    }

    /// <summary>Reads the name of a scalar type, without regard to case.</summary>
    public static bool TryParseScalar(ReadOnlySpan<char> name, out CimType type)
    {
        // Nearly always in lower case: without a copy for each of the hundreds of properties of a host.
        CimType? found = Scalar(name) ?? Scalar(name.ToString().ToLowerInvariant());
        type = found ?? CimType.String;
        return found is not null;
    }

    private static CimType? Scalar(ReadOnlySpan<char> name) => name switch
    {
        "boolean" => CimType.Boolean,
        "uint8" => CimType.UInt8,
        "sint8" => CimType.SInt8,
        "uint16" => CimType.UInt16,
        "sint16" => CimType.SInt16,
        "uint32" => CimType.UInt32,
        "sint32" => CimType.SInt32,
        "uint64" => CimType.UInt64,
        "sint64" => CimType.SInt64,
        "real32" => CimType.Real32,
        "real64" => CimType.Real64,
        "char16" => CimType.Char16,
        "datetime" => CimType.DateTime,
        "string" => CimType.String,
        "ref" => CimType.Reference,
        _ => null,
    };
}
