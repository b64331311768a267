using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Values of CIM types: equality, conversion from numbers and text, arrays.</summary>
internal static class CimValues
{
    /// <summary>Whether two values are the same, element by element for arrays; text compares exactly.</summary>
    public static bool AreEqual(object? left, object? right)
    {
        if (left is Array a && right is Array b)
        {
            if (a.Length != b.Length || a.GetType() != b.GetType())
            {
                return false;
            }

            for (int i = 0; i < a.Length; i++)
            {
                if (!Equals(a.GetValue(i), b.GetValue(i)))
                {
                    return false;
                }
            }

            return true;
        }

        return Equals(left, right);
    }

    /// <summary>Makes a value of an integer type, or <see langword="null"/> if the number does not fit.</summary>
    public static object? Integer(CimType type, decimal number) => type switch
    {
        CimType.UInt8 when number >= byte.MinValue && number <= byte.MaxValue => (byte)number,
        CimType.SInt8 when number >= sbyte.MinValue && number <= sbyte.MaxValue => (sbyte)number,
        CimType.UInt16 when number >= ushort.MinValue && number <= ushort.MaxValue => (ushort)number,
        CimType.SInt16 when number >= short.MinValue && number <= short.MaxValue => (short)number,
        CimType.UInt32 when number >= uint.MinValue && number <= uint.MaxValue => (uint)number,
        CimType.SInt32 when number >= int.MinValue && number <= int.MaxValue => (int)number,
        CimType.UInt64 when number >= ulong.MinValue && number <= ulong.MaxValue => (ulong)number,
        CimType.SInt64 when number >= long.MinValue && number <= long.MaxValue => (long)number,
        _ => null,
    };

    /// <summary>Reads a scalar from text as CIM-XML and object paths write it; <see langword="null"/> if it is no value of the type.</summary>
    public static object? FromText(CimType type, string text) => type switch
    {
        CimType.String => text,
        CimType.Boolean => bool.TryParse(text, out bool flag) ? flag : null,
        CimType.Char16 => text.Length == 1 ? text[0] : null,
        CimType.DateTime => DmtfTime.Parse(text),
        CimType.Real32 => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float single) ? single : null,
        CimType.Real64 => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : null,
        CimType.Reference => ObjectPath.TryParse(text, "", out CimPath? path) ? path : null,
        CimType.Instance => null,
        _ => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? Integer(type, number)
            : null,
    };

    /// <summary>Makes an array of exactly the type's CLR element type.</summary>
    public static Array ArrayOf(CimType type, IReadOnlyList<object> elements)
    {
        Array array = type switch
        {
            CimType.Boolean => new bool[elements.Count],
            CimType.UInt8 => new byte[elements.Count],
            CimType.SInt8 => new sbyte[elements.Count],
            CimType.UInt16 => new ushort[elements.Count],
            CimType.SInt16 => new short[elements.Count],
            CimType.UInt32 => new uint[elements.Count],
            CimType.SInt32 => new int[elements.Count],
            CimType.UInt64 => new ulong[elements.Count],
            CimType.SInt64 => new long[elements.Count],
            CimType.Real32 => new float[elements.Count],
            CimType.Real64 => new double[elements.Count],
            CimType.Char16 => new char[elements.Count],
            CimType.DateTime => new object[elements.Count],
            CimType.Reference => new CimPath[elements.Count],
            _ => new string[elements.Count],
        };
        for (int i = 0; i < elements.Count; i++)
        {
            array.SetValue(elements[i], i);
        }

        return array;
    }
}
