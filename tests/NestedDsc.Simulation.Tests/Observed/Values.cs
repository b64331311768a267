using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Values as tests write them, and as CIM has them.</summary>
internal static class Values
{
    /// <summary>An array.</summary>
    public static T[] Of<T>(params T[] values) => values;

    /// <summary>An instance as text with some properties changed: the whole row, as clients send it.</summary>
    public static string Whole(this CimObject row, params (string Name, object? Value)[] changes)
    {
        foreach ((string name, _) in changes)
        {
            Assert.True(row.Has(name), $"{row.ClassName} has no {name}");
        }

        return EmbeddedInstance.ToXml(row.ClassName, [.. row.Properties.Select(p => Changed(p, changes))]);
    }

    /// <summary>An instance as text with nothing but its key and what is to change.</summary>
    public static string Part(this CimObject row, params (string Name, object? Value)[] changes) => EmbeddedInstance.ToXml(
        row.ClassName, [row.Find("InstanceID")!, .. changes.Select(c => Changed(row.Find(c.Name)!, changes))]);

    /// <summary>A value for people, and for comparing whatever the width of a number.</summary>
    public static string Show(object? value) => value switch
    {
        null => "nothing",
        string text => text,
        bool flag => flag ? "true" : "false",
        Array array => $"[{string.Join(", ", array.Cast<object?>().Select(Show))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        CimObject row => Show(row),
        _ => value.ToString() ?? "",
    };

    /// <summary>A row as one line.</summary>
    public static string Show(CimObject row) => $"{row.ClassName}: {string.Join(", ", row.Properties.Select(static p => $"{p.Name}={Show(p.Value)}"))}";

    private static CimProperty Changed(CimProperty property, (string Name, object? Value)[] changes)
    {
        foreach ((string name, object? value) in changes)
        {
            if (string.Equals(name, property.Name, StringComparison.OrdinalIgnoreCase))
            {
                return property with { Value = Typed(property, value) };
            }
        }

        return property;
    }

    private static object? Typed(CimProperty property, object? value) => value is null or Array or TimeSpan ? value : property.Type switch
    {
        CimType.UInt8 => Convert.ToByte(value, CultureInfo.InvariantCulture),
        CimType.UInt16 => Convert.ToUInt16(value, CultureInfo.InvariantCulture),
        CimType.UInt32 => Convert.ToUInt32(value, CultureInfo.InvariantCulture),
        CimType.UInt64 => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
        _ => value,
    };
}
