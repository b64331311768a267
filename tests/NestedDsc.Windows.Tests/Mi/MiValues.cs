using NestedDsc.Cim;

namespace NestedDsc.Windows.Tests.Mi;

/// <summary>Values of every CIM type, with those at the ends of its range.</summary>
internal static class MiValues
{
    public const string Namespace = @"root\virtualization\v2";

    public static readonly CimPath Simple = new(Namespace, "Msvm_Thing", [CimProperty.OfString("InstanceID", @"a\b ""c"" 'd' ü日本")]);

    private static readonly CimPath Compound = new(@"root\cimv2", "Win32_Link",
        [CimProperty.OfReference("Antecedent", Simple), new CimProperty("Index", CimType.UInt32, 7u), CimProperty.OfBoolean("IsOn", true)]);

    private static readonly CimObject Inner = new("Msvm_Inner",
        [CimProperty.OfString("Name", "inner"), new CimProperty("Sizes", CimType.UInt64, new[] { 1UL, ulong.MaxValue }, IsArray: true), CimProperty.OfString("Empty", null)]);

    // Server Manager's methods take instances that say where they belong.
    private static readonly CimObject Placed =
        new("MSFT_ServerManagerRequestGuid", [new CimProperty("HighHalf", CimType.UInt64, 1UL)]) { Namespace = @"root\Microsoft\Windows\ServerManager" };

    private static readonly DateTime Point = new DateTime(2026, 7, 1, 23, 59, 58, DateTimeKind.Utc).AddMicroseconds(123_456);

    private static readonly TimeSpan Interval = new TimeSpan(123, 4, 5, 6) + TimeSpan.FromMicroseconds(789_012);

    private static readonly Dictionary<CimType, Array> Values = new()
    {
        [CimType.Boolean] = new[] { true, false },
        [CimType.UInt8] = new byte[] { 0, 255 },
        [CimType.SInt8] = new sbyte[] { -128, 0, 127 },
        [CimType.UInt16] = new ushort[] { 0, 65535 },
        [CimType.SInt16] = new short[] { -32768, 32767 },
        [CimType.UInt32] = new uint[] { 0, uint.MaxValue },
        [CimType.SInt32] = new[] { int.MinValue, int.MaxValue },
        [CimType.UInt64] = new ulong[] { 0, ulong.MaxValue, 9_007_199_254_740_993 },
        [CimType.SInt64] = new[] { long.MinValue, long.MaxValue },
        [CimType.Real32] = new[] { 0f, 1.1f, float.MaxValue },
        [CimType.Real64] = new double[] { 0, 0.1, double.MaxValue, -1e-300 },
        [CimType.Char16] = new[] { 'x', 'ü', '\t' },
        [CimType.DateTime] = new[] { Point, DateTime.UnixEpoch },
        [CimType.String] = new[] { "", "x", "line\r\nnext\ttab \\ 'single' \"double\"", "Zürich – 日本 😀" },
        [CimType.Reference] = new[] { Simple, Compound },
        [CimType.Instance] = new[] { Inner, new CimObject("Msvm_Bare", []), Placed },
    };

    /// <summary>A scalar for every value, and for every type its null, an array of all values, an empty array and the array's null.</summary>
    public static IEnumerable<CimProperty> All
    {
        get
        {
            foreach ((CimType type, Array values) in Values)
            {
                foreach (object value in values)
                {
                    yield return new CimProperty("P", type, value);
                }

                yield return new CimProperty("P", type, null);
                yield return new CimProperty("P", type, values, IsArray: true);
                yield return new CimProperty("P", type, Array.CreateInstance(values.GetType().GetElementType()!, 0), IsArray: true);
                yield return new CimProperty("P", type, null, IsArray: true);
            }

            yield return new CimProperty("P", CimType.DateTime, Interval);
            yield return new CimProperty("P", CimType.DateTime, TimeSpan.Zero);
            yield return new CimProperty("P", CimType.DateTime, new[] { Interval, TimeSpan.Zero }, IsArray: true);
        }
    }

    /// <summary>All of a property that matters, as text: records compare arrays by identity.</summary>
    public static string Text(CimProperty property) =>
        $"{property.Name}:{property.Type}{(property.IsArray ? "[]" : "")}={Text(property.Value)}";

    private static string Text(object? value) => value switch
    {
        null => "null",
        Array many => $"{many.GetType().Name}[{string.Join(',', many.Cast<object?>().Select(Text))}]",
        CimPath path => $"{path.Namespace}:{path}({string.Join(',', path.Keys.Select(Text))})",
        CimObject instance => $"{instance.Namespace}:{instance.ClassName}{{{string.Join(',', instance.Properties.Select(Text))}}}",
        DateTime time => $"{time.Kind} {time:O}",
        float or double => $"{value.GetType().Name} {value:R}",
        _ => $"{value.GetType().Name} {value}",
    };
}
