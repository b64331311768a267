using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Windows.Wire;

/// <summary>Values between our types and the wire's.</summary>
public static class WireValues
{
    /// <summary>A property of ours for the wire.</summary>
    public static WireProperty ToWire(CimProperty property, uint flags = 0) => new(
        property.Name,
        property.Type,
        property.IsArray,
        flags,
        property.Value switch
        {
            null => null,
            Array many => [.. many.Cast<object>().Select(ToElement)],
            var one => [ToElement(one)],
        });

    /// <summary>A path as an instance that has keys only.</summary>
    public static WireInstance ToWire(CimPath path) =>
        new(path.ClassName, path.Namespace, null, [.. path.Keys.Select(static k => ToWire(k, WireProperty.Key))]);

    /// <summary>An instance of ours for the wire.</summary>
    public static WireInstance ToWire(CimObject instance, string? ns) => new(
        instance.ClassName, ns, instance.ServerName.Length > 0 ? instance.ServerName : null, [.. instance.Properties.Select(static p => ToWire(p))]);

    /// <summary>An instance of the wire as ours.</summary>
    public static CimObject ToObject(WireInstance instance) =>
        new(instance.ClassName, [.. instance.Properties.Select(static p => ToProperty(p, ""))]) { ServerName = instance.ServerName ?? "", Namespace = instance.Namespace ?? "" };

    /// <summary>What an instance names: its class and those properties that are flagged as keys, as Windows takes them.</summary>
    public static CimPath ToPath(WireInstance instance, string ns) => new(
        instance.Namespace ?? ns,
        instance.ClassName,
        [.. instance.Properties.Where(static p => (p.Flags & WireProperty.Key) != 0).Select(p => ToProperty(p, ns))]);

    /// <summary>A property of the wire as ours.</summary>
    public static CimProperty ToProperty(WireProperty property, string ns)
    {
        if (property.Values is null)
        {
            return new CimProperty(property.Name, property.Type, null, property.IsArray);
        }

        object[] elements = [.. property.Values.Select(v => FromElement(property.Type, v, ns))];
        return new CimProperty(property.Name, property.Type, property.IsArray ? ToArray(property.Type, elements) : elements.Single(), property.IsArray);
    }

    private static object ToElement(object value) => value switch
    {
        CimPath path => ToWire(path),
        CimObject instance => ToWire(instance, instance.Namespace.Length > 0 ? instance.Namespace : null),
        bool flag => flag ? "true" : "false",
        char character => ((ushort)character).ToString(CultureInfo.InvariantCulture),
        float real => real.ToString("R", CultureInfo.InvariantCulture),
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        TimeSpan interval => string.Create(
            CultureInfo.InvariantCulture,
            $"{interval.Days:D8}{interval.Hours:D2}{interval.Minutes:D2}{interval.Seconds:D2}.{interval.Ticks / 10 % 1_000_000:D6}:000"),
        DateTime time => time.ToUniversalTime().ToString("yyyyMMddHHmmss.ffffff", CultureInfo.InvariantCulture) + "+000",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static object FromElement(CimType type, object value, string ns) => (type, value) switch
    {
        (CimType.Reference, WireInstance instance) => ToPath(instance, ns),
        (CimType.Instance, WireInstance instance) => ToObject(instance),
        (CimType.Boolean, string text) => string.Equals(text, "true", StringComparison.Ordinal),
        (CimType.UInt8, string text) => byte.Parse(text, CultureInfo.InvariantCulture),
        (CimType.SInt8, string text) => sbyte.Parse(text, CultureInfo.InvariantCulture),
        (CimType.UInt16, string text) => ushort.Parse(text, CultureInfo.InvariantCulture),
        (CimType.SInt16, string text) => short.Parse(text, CultureInfo.InvariantCulture),
        (CimType.UInt32, string text) => uint.Parse(text, CultureInfo.InvariantCulture),
        (CimType.SInt32, string text) => int.Parse(text, CultureInfo.InvariantCulture),
        (CimType.UInt64, string text) => ulong.Parse(text, CultureInfo.InvariantCulture),
        (CimType.SInt64, string text) => long.Parse(text, CultureInfo.InvariantCulture),
        (CimType.Real32, string text) => float.Parse(text, CultureInfo.InvariantCulture),
        (CimType.Real64, string text) => double.Parse(text, CultureInfo.InvariantCulture),
        (CimType.Char16, string text) => (char)ushort.Parse(text, CultureInfo.InvariantCulture),
        (CimType.DateTime, string text) => ParseTime(text),
        (CimType.String, string text) => text,
        _ => throw new InvalidDataException($"{value} is no {type}."),
    };

    private static object ParseTime(string text)
    {
        TimeSpan fraction = TimeSpan.FromMicroseconds(int.Parse(text.AsSpan(15, 6), CultureInfo.InvariantCulture));
        if (text[21] == ':')
        {
            int[] parts = [.. new[] { 0..8, 8..10, 10..12, 12..14 }.Select(range => int.Parse(text[range], CultureInfo.InvariantCulture))];
            return new TimeSpan(parts[0], parts[1], parts[2], parts[3]) + fraction;
        }

        DateTime time = DateTime.ParseExact(
            text[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        return time + fraction - TimeSpan.FromMinutes(int.Parse(text.AsSpan(21), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static Array ToArray(CimType type, object[] elements) => type switch
    {
        CimType.Boolean => Cast<bool>(elements),
        CimType.UInt8 => Cast<byte>(elements),
        CimType.SInt8 => Cast<sbyte>(elements),
        CimType.UInt16 => Cast<ushort>(elements),
        CimType.SInt16 => Cast<short>(elements),
        CimType.UInt32 => Cast<uint>(elements),
        CimType.SInt32 => Cast<int>(elements),
        CimType.UInt64 => Cast<ulong>(elements),
        CimType.SInt64 => Cast<long>(elements),
        CimType.Real32 => Cast<float>(elements),
        CimType.Real64 => Cast<double>(elements),
        CimType.Char16 => Cast<char>(elements),
        CimType.DateTime => elements.All(static e => e is TimeSpan) && elements.Length > 0 ? Cast<TimeSpan>(elements) : Cast<DateTime>(elements),
        CimType.String => Cast<string>(elements),
        CimType.Reference => Cast<CimPath>(elements),
        _ => Cast<CimObject>(elements),
    };

    private static T[] Cast<T>(object[] elements) => [.. elements.Cast<T>()];
}
