using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds what values say of classes to the facts: references, instances, and texts that are CIM-XML or paths.</summary>
internal sealed class ValueCheck(NameCheck names)
{
    /// <param name="ns">The namespace.</param>
    /// <param name="value">A value, or an array of values.</param>
    /// <param name="className">Class that a reference or an instance has to be of; empty for any.</param>
    /// <param name="subject">The property or parameter.</param>
    /// <param name="site">Where.</param>
    public void Check(string ns, object? value, string className, string subject, Site site)
    {
        switch (value)
        {
            case CimPath path:
                new PathCheck(names).Check(path, site);
                names.IsA(path.Namespace, path.ClassName, className, subject, site);
                break;
            case CimObject instance:
                names.IsA(ns, instance.ClassName, className, subject, site);
                Instance(ns, instance, site);
                break;
            case string text when EmbeddedCheck.IsXml(text):
                new EmbeddedCheck(names).Check(ns, text, site);
                break;
            case string text:
                new TextPathCheck(names).Check(text, site);
                break;
            case object[] elements:
                foreach (object element in elements)
                {
                    Check(ns, element, className, subject, site);
                }

                break;
        }
    }

    /// <summary>Holds an instance with its properties, their types and values.</summary>
    public void Instance(string ns, CimObject instance, Site site)
    {
        if (names.Class(ns, instance.ClassName, site) is null)
        {
            return;
        }

        foreach (CimProperty property in instance.Properties)
        {
            if (names.Property(ns, instance.ClassName, property, site) is { } fact)
            {
                Check(ns, property.Value, fact.Type.ClassName, $"{instance.ClassName}.{property.Name}", site);
            }
        }
    }
}
