namespace NestedDsc.Cim;

/// <summary>
/// The intrinsic CIM types that Hyper-V's classes use (DSP0004, section 5.2.3). Whether a value is an array is said
/// beside the type, see <see cref="CimProperty.IsArray"/>.
/// </summary>
/// <remarks>In brackets the CLR type that a value of the type is kept as.</remarks>
public enum CimType
{
    /// <summary>boolean (<see cref="bool"/>).</summary>
    Boolean,

    /// <summary>uint8 (<see cref="byte"/>).</summary>
    UInt8,

    /// <summary>sint8 (<see cref="sbyte"/>).</summary>
    SInt8,

    /// <summary>uint16 (<see cref="ushort"/>).</summary>
    UInt16,

    /// <summary>sint16 (<see cref="short"/>).</summary>
    SInt16,

    /// <summary>uint32 (<see cref="uint"/>).</summary>
    UInt32,

    /// <summary>sint32 (<see cref="int"/>).</summary>
    SInt32,

    /// <summary>uint64 (<see cref="ulong"/>).</summary>
    UInt64,

    /// <summary>sint64 (<see cref="long"/>).</summary>
    SInt64,

    /// <summary>real32 (<see cref="float"/>).</summary>
    Real32,

    /// <summary>real64 (<see cref="double"/>).</summary>
    Real64,

    /// <summary>char16 (<see cref="char"/>).</summary>
    Char16,

    /// <summary>datetime: a point in time (<see cref="System.DateTime"/>, UTC) or an interval (<see cref="TimeSpan"/>).</summary>
    DateTime,

    /// <summary>string (<see cref="string"/>). Embedded instances of method parameters are strings too.</summary>
    String,

    /// <summary>A reference to an instance (<see cref="CimPath"/>).</summary>
    Reference,

    /// <summary>An instance as a value (<see cref="CimObject"/>).</summary>
    Instance,
}
