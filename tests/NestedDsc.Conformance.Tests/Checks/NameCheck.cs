using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds names of classes and properties, and types, to the facts.</summary>
internal sealed class NameCheck(SchemaFacts facts, Ledger ledger)
{
    /// <summary>Where every check is counted.</summary>
    public Ledger Ledger => ledger;

    public NamespaceFacts? Namespace(string ns, Site site)
    {
        NamespaceFacts? found = facts.Find(ns);
        ledger.Hold(ns, found is null ? new Contradiction(ns, "no facts of this namespace", site.Place, "none") : null);
        return found;
    }

    /// <summary>Holds a class to be there, on the build where it is named.</summary>
    public ClassFact? Class(string ns, string name, Site site)
    {
        if (Namespace(ns, site) is not { } known)
        {
            return null;
        }

        ClassFact? found = known.Classes.GetValueOrDefault(name);
        if (!ledger.Hold($"{ns}:{name}", found is null ? new Contradiction(name, $"no class of {ns}", site.Place, "no source has it") : null))
        {
            return null;
        }

        OnBuild($"{ns}:{name}", found!.Name, found.Builds, found.Source, site);
        return found;
    }

    /// <summary>Holds a property to be one of the class, on the build where it is named.</summary>
    public PropertyFact? Property(string ns, string className, string name, Site site)
    {
        if (facts.Find(ns) is not { } known || !known.Classes.TryGetValue(className, out ClassFact? owner))
        {
            return null;
        }

        PropertyFact? found = known.Property(className, name);
        string subject = $"{owner.Name}.{name}";
        if (!ledger.Hold($"{ns}:{subject}", found is null ? new Contradiction(subject, "no property of the class", site.Place, owner.Source) : null))
        {
            return null;
        }

        OnBuild($"{ns}:{subject}", subject, found!.Builds, found.Source, site);
        return found;
    }

    /// <summary>Holds a type to that of a property.</summary>
    public void Type(string ns, string className, PropertyFact property, CimType type, bool isArray, Site site)
    {
        string subject = $"{className}.{property.Name}";
        ledger.Hold($"{ns}:{subject} is {property.Type}", property.Type.Is(type, isArray)
            ? null
            : new Contradiction(subject, $"is {property.Type}, not {FactType.Text(type, isArray)}", site.Place, property.Source));
    }

    /// <summary>Holds a property with its type to the class.</summary>
    public PropertyFact? Property(string ns, string className, CimProperty property, Site site)
    {
        PropertyFact? found = Property(ns, className, property.Name, site);
        if (found is not null)
        {
            Type(ns, className, found, property.Type, property.IsArray, site);
        }

        return found;
    }

    /// <summary>Holds a class to derive from another, or to be it.</summary>
    public void IsA(string ns, string className, string ancestor, string subject, Site site)
    {
        if (ancestor.Length == 0 || Class(ns, className, site) is not { } known)
        {
            return;
        }

        ledger.Hold($"{ns}:{className} is a {ancestor}", facts.Find(ns)!.IsA(className, ancestor)
            ? null
            : new Contradiction(subject, $"is of class {ancestor}, which {known.Name} does not derive from", site.Place, known.Source));
    }

    private void OnBuild(string fact, string subject, Builds builds, string source, Site site)
    {
        if (site.Build is { } build)
        {
            ledger.Hold($"{fact} on {build}", builds.Has(build)
                ? null
                : new Contradiction(subject, $"is not there on build {build} ({builds})", site.Place, source));
        }
    }
}
