using System.Globalization;
using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>CIM types and values as the file of a host has them.</summary>
internal static class CimText
{
    /// <summary>Name of a property's type; <see langword="null"/> if the file has no form for it.</summary>
    /// <param name="property">The property.</param>
    public static string? TypeName(CimProperty property) => property.Type switch
    {
        CimType.Instance => null,
        CimType.Reference => "ref:" + ((property.Value as CimPath)?.ClassName ?? "CIM_ManagedElement"),
        var type => type.ToString().ToLowerInvariant(),
    } is { } name ? name + (property.IsArray ? "[]" : "") : null;

    /// <summary>Writes a value that is not null.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value, of one of the types that <see cref="CimProperty.Value"/> has.</param>
    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case Array array:
                writer.WriteStartArray();
                foreach (object element in array)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime().ToString("yyyyMMddHHmmss.ffffff", CultureInfo.InvariantCulture) + "+000");
                break;
            case TimeSpan interval:
                writer.WriteStringValue(
                    $"{interval.Days:D8}{interval.Hours:D2}{interval.Minutes:D2}{interval.Seconds:D2}.{interval.Ticks / 10 % 1_000_000:D6}:000");
                break;
            case CimPath path:
                writer.WriteStringValue(path.ToString());
                break;
            case char character:
                writer.WriteStringValue(character.ToString());
                break;
            case IFormattable number:
                writer.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }
}
