using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>The text forms of CIM values and types (DSP0201: CIM in XML; DSP0004: datetime).</summary>
internal static class CimText
{
    /// <summary>The name of a type in CIM-XML.</summary>
    /// <param name="type">The type; an embedded instance is a string there.</param>
    /// <returns>The name.</returns>
    public static string OfType(CimType type) => type switch
    {
        CimType.Boolean => "boolean",
        CimType.UInt8 => "uint8",
        CimType.SInt8 => "sint8",
        CimType.UInt16 => "uint16",
        CimType.SInt16 => "sint16",
        CimType.UInt32 => "uint32",
        CimType.SInt32 => "sint32",
        CimType.UInt64 => "uint64",
        CimType.SInt64 => "sint64",
        CimType.Real32 => "real32",
        CimType.Real64 => "real64",
        CimType.Char16 => "char16",
        CimType.DateTime => "datetime",
        CimType.String or CimType.Instance => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type has no name as a value."),
    };

    /// <summary>The text of a value.</summary>
    /// <param name="value">A value other than a reference.</param>
    /// <param name="owner">Whose value it is, for the message.</param>
    /// <returns>The text, not yet escaped.</returns>
    /// <exception cref="ArgumentException">The value has no such text.</exception>
    public static string OfValue(object value, string owner) => value switch
    {
        string text => text,
        char character => character.ToString(),
        bool flag => flag ? "TRUE" : "FALSE",
        float number => OfReal(number, number.ToString("R", CultureInfo.InvariantCulture)),
        double number => OfReal(number, number.ToString("R", CultureInfo.InvariantCulture)),
        DateTime time => OfTime(time),
        TimeSpan interval => OfInterval(interval, owner),
        CimObject instance => EmbeddedInstance.ToXml(instance.ClassName, [.. instance.Properties]),
        byte or sbyte or ushort or short or uint or int or ulong or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"The value of '{owner}' is a {value.GetType().Name}, which is no CIM value.", nameof(value)),
    };

    private static string OfReal(double value, string text) =>
        double.IsFinite(value) ? text : double.IsNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";

    private static string OfTime(DateTime time)
    {
        DateTime utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        return utc.ToString("yyyyMMddHHmmss.ffffff", CultureInfo.InvariantCulture) + "+000";
    }

    private static string OfInterval(TimeSpan interval, string owner) =>
        interval >= TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"{interval.Days:D8}{interval:hhmmss\\.ffffff}:000")
            : throw new ArgumentException($"The value of '{owner}' is a negative interval, which CIM does not have.", nameof(interval));
}
