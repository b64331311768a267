using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>The type of a property or parameter.</summary>
/// <param name="Type">Type of the value, or of each element.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="ClassName">Class of a reference or of an instance as a value; empty if the schema names none.</param>
internal sealed record FactType(CimType Type, bool IsArray, string ClassName)
{
    /// <summary>Reads <c>uint16</c>, <c>string[]</c>, <c>ref:CIM_Job</c> or <c>instance:MSFT_ServiceToMonitor[]</c>.</summary>
    public static FactType Parse(string text)
    {
        bool isArray = text.EndsWith("[]", StringComparison.Ordinal);
        string scalar = isArray ? text[..^2] : text;
        int colon = scalar.IndexOf(':', StringComparison.Ordinal);
        return new FactType(TypeOf(colon < 0 ? scalar : scalar[..colon]), isArray, colon < 0 ? "" : scalar[(colon + 1)..]);
    }

    public static CimType TypeOf(string name) =>
        name.ToLowerInvariant() switch
        {
            "ref" or "reference" => CimType.Reference,
            "object" => CimType.Instance,
            var other => Enum.TryParse(other, ignoreCase: true, out CimType type) ? type : throw new FormatException($"'{name}' is no CIM type."),
        };

    public static string Text(CimType type, bool isArray) => (type is CimType.Reference ? "ref" : type.ToString().ToLowerInvariant()) + (isArray ? "[]" : "");

    public bool Is(CimType type, bool isArray) => Type == type && IsArray == isArray;

    public override string ToString() => Text(Type, isArray: false) + (ClassName.Length > 0 ? ":" + ClassName : "") + (IsArray ? "[]" : "");
}
