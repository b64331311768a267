using System.Xml.Linq;
using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds instances that are written as CIM-XML to the facts: class, properties, types.</summary>
internal sealed class EmbeddedCheck(NameCheck names)
{
    /// <summary>Whether a text is meant to be CIM-XML.</summary>
    public static bool IsXml(string text) => text.TrimStart().StartsWith('<');

    public void Check(string ns, string xml, Site site)
    {
        foreach (XElement instance in XDocument.Parse(xml).Descendants("INSTANCE"))
        {
            string className = (string?)instance.Attribute("CLASSNAME") ?? "";
            if (names.Class(ns, className, site) is null)
            {
                continue;
            }

            foreach (XElement property in instance.Elements())
            {
                bool isArray = property.Name.LocalName is "PROPERTY.ARRAY";
                CimType type = Type(property);
                string name = (string?)property.Attribute("NAME") ?? "";
                names.Property(ns, className, new CimProperty(name, type, null, isArray), site);
                if (type is CimType.String)
                {
                    foreach (XElement value in property.Descendants("VALUE"))
                    {
                        new TextPathCheck(names).Check(value.Value, site);
                    }
                }
            }
        }
    }

    private static CimType Type(XElement property) =>
        property.Name.LocalName is "PROPERTY.REFERENCE" ? CimType.Reference
            : property.Attribute("EmbeddedObject") is not null && property.Name.LocalName is "PROPERTY.OBJECT" ? CimType.Instance
            : FactType.TypeOf((string?)property.Attribute("TYPE") ?? "string");
}
