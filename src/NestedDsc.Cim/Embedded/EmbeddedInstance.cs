using System.Text;

namespace NestedDsc.Cim;

/// <summary>
/// Writes an instance as text, the form in which Hyper-V's methods take settings (<c>string ResourceSettings[]</c>).
/// </summary>
/// <remarks>
/// CIM DTD 2.0 (DSP0203), one <c>INSTANCE</c> element. The instance is partial: Hyper-V takes a property that is not there as
/// unchanged, and takes back none that this build of Windows gates by the VM's version, which a whole instance would hold.
/// Partial instances are proven over WS-Management; over a local session they are unverified on Windows.
/// </remarks>
public static class EmbeddedInstance
{
    /// <summary>Writes an instance.</summary>
    /// <param name="className">Name of the class.</param>
    /// <param name="properties">Its properties; one whose value is <see langword="null"/> is written without a value.</param>
    /// <returns>The XML text, without declaration.</returns>
    /// <exception cref="ArgumentException">
    /// A name is no CIM name, a value is not of its type, or a text holds a character that XML 1.0 does not allow.
    /// </exception>
    public static string ToXml(string className, params ReadOnlySpan<CimProperty> properties)
    {
        var xml = new StringBuilder(256);
        xml.Append("<INSTANCE CLASSNAME=\"").Append(CimName.Check(className, nameof(className))).Append("\">");
        foreach (CimProperty property in properties)
        {
            CimName.Check(property.Name, nameof(properties));
            if (property.Type == CimType.Reference)
            {
                EmbeddedReference.AppendProperty(xml, property);
            }
            else if (property.IsArray)
            {
                AppendArray(xml, property);
            }
            else
            {
                AppendScalar(xml, property);
            }
        }

        return xml.Append("</INSTANCE>").ToString();
    }

    private static void AppendScalar(StringBuilder xml, CimProperty property)
    {
        AppendStart(xml, "PROPERTY", property);
        if (property.Value is { } value)
        {
            AppendValue(xml, property, value);
        }

        xml.Append("</PROPERTY>");
    }

    private static void AppendArray(StringBuilder xml, CimProperty property)
    {
        AppendStart(xml, "PROPERTY.ARRAY", property);
        if (property.Value is not null)
        {
            Array elements = property.Value as Array
                ?? throw new ArgumentException($"The value of '{property.Name}' is to be an array.", nameof(property));
            xml.Append("<VALUE.ARRAY>");
            foreach (object? element in elements)
            {
                AppendValue(xml, property, element ?? throw new ArgumentException($"An element of '{property.Name}' is null.", nameof(property)));
            }

            xml.Append("</VALUE.ARRAY>");
        }

        xml.Append("</PROPERTY.ARRAY>");
    }

    private static void AppendStart(StringBuilder xml, string element, CimProperty property)
    {
        xml.Append('<').Append(element).Append(" NAME=\"").Append(property.Name)
            .Append("\" TYPE=\"").Append(CimText.OfType(property.Type)).Append('"');
        if (property.Type == CimType.Instance)
        {
            xml.Append(" EmbeddedObject=\"instance\"");
        }

        xml.Append('>');
    }

    private static void AppendValue(StringBuilder xml, CimProperty property, object value)
    {
        if (!CimTypes.Fits(property.Type, value))
        {
            throw new ArgumentException($"The value of '{property.Name}' is a {value.GetType().Name}, not of the CIM type {property.Type}.", nameof(property));
        }

        xml.Append("<VALUE>");
        XmlText.Append(xml, CimText.OfValue(value, property.Name), property.Name);
        xml.Append("</VALUE>");
    }
}
