using System.Text;

namespace NestedDsc.Cim;

/// <summary>Writes references (<c>PROPERTY.REFERENCE</c>). Hyper-V's setting classes hold paths as strings, so they are rare.</summary>
internal static class EmbeddedReference
{
    /// <summary>Appends a reference property.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="property">The property.</param>
    /// <exception cref="ArgumentException">It is an array, which CIM-XML has only for parameters, or holds no path.</exception>
    public static void AppendProperty(StringBuilder xml, CimProperty property)
    {
        if (property.IsArray)
        {
            throw new ArgumentException($"'{property.Name}' is an array of references, which an instance can't hold in CIM-XML.", nameof(property));
        }

        xml.Append("<PROPERTY.REFERENCE NAME=\"").Append(property.Name).Append("\">");
        if (property.Value is not null)
        {
            AppendReference(xml, property);
        }

        xml.Append("</PROPERTY.REFERENCE>");
    }

    private static void AppendReference(StringBuilder xml, CimProperty property)
    {
        CimPath path = property.Value as CimPath
            ?? throw new ArgumentException($"The value of '{property.Name}' is to be a path.", nameof(property));
        xml.Append("<VALUE.REFERENCE><LOCALINSTANCEPATH><LOCALNAMESPACEPATH>");
        foreach (string part in path.Namespace.Split('\\', '/'))
        {
            xml.Append("<NAMESPACE NAME=\"").Append(CimName.Check(part, nameof(property))).Append("\"/>");
        }

        xml.Append("</LOCALNAMESPACEPATH><INSTANCENAME CLASSNAME=\"").Append(CimName.Check(path.ClassName, nameof(property))).Append("\">");
        foreach (CimProperty key in path.Keys)
        {
            xml.Append("<KEYBINDING NAME=\"").Append(CimName.Check(key.Name, nameof(property))).Append("\">");
            AppendKey(xml, key);
            xml.Append("</KEYBINDING>");
        }

        xml.Append("</INSTANCENAME></LOCALINSTANCEPATH></VALUE.REFERENCE>");
    }

    private static void AppendKey(StringBuilder xml, CimProperty key)
    {
        if (key.Type == CimType.Reference)
        {
            AppendReference(xml, key);
            return;
        }

        object value = key.Value ?? throw new ArgumentException($"The key '{key.Name}' has no value.", nameof(key));
        string type = key.Type switch
        {
            CimType.Boolean => "boolean",
            CimType.String or CimType.Char16 or CimType.DateTime => "string",
            _ => "numeric",
        };
        xml.Append("<KEYVALUE VALUETYPE=\"").Append(type).Append("\">");
        XmlText.Append(xml, CimText.OfValue(value, key.Name), key.Name);
        xml.Append("</KEYVALUE>");
    }
}
