using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds the ends of an association to the facts: what is at either, and how the roles are called.</summary>
internal sealed class AssociationCheck(NameCheck names)
{
    public void Check(CimPath source, ClassFact association, string? result, string? role, string? resultRole, Site site)
    {
        string ns = source.Namespace;
        foreach (string name in new[] { role, resultRole }.OfType<string>())
        {
            names.Property(ns, association.Name, name, site);
        }

        NamespaceFacts? known = names.Namespace(ns, site);
        PropertyFact[] ends = [.. Ends(known, association)];
        bool fits = ends.Any(from => Named(from, role) && Fits(known!, source.ClassName, from.Type.ClassName)
            && ends.Any(to => to != from && Named(to, resultRole) && (result is null || Fits(known!, result, to.Type.ClassName))));
        names.Ledger.Hold($"{ns}:{association.Name} leads from {source.ClassName} to {result}", fits
            ? null
            : new Contradiction(
                association.Name,
                $"leads from {string.Join(" or ", ends.Select(static e => $"{e.Name} ({e.Type.ClassName})"))}, not from {source.ClassName} to {result ?? "anything"}",
                site.Place,
                association.Source));
    }

    // The references of an association, each as the class or the nearest ancestor declares it.
    private static IEnumerable<PropertyFact> Ends(NamespaceFacts? known, ClassFact association) =>
        (known?.Lineage(association.Name) ?? []).SelectMany(static c => c.Properties).Where(static p => p.Type.Type is CimType.Reference)
            .DistinctBy(static p => p.Name, StringComparer.OrdinalIgnoreCase);

    private static bool Named(PropertyFact end, string? role) => role is null || string.Equals(end.Name, role, StringComparison.OrdinalIgnoreCase);

    // An association that is declared between general classes holds for those that derive from them, and the other way round.
    private static bool Fits(NamespaceFacts known, string className, string declared) =>
        known.IsA(className, declared) || known.IsA(declared, className);
}
