using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds associations that are followed to the facts: that they are some, and lead from the source to the result.</summary>
internal sealed class AssociationCheck(NameCheck names)
{
    public void Check(CimAssociation read, Site site)
    {
        new PathCheck(names).Check(read.Source, site);
        Site tolerant = read.ClassMayBeMissing ? site with { Build = null } : site;
        if (read.ResultClass is { } result)
        {
            names.Class(read.Namespace, result, tolerant);
        }

        if (read.AssociationClass is null || names.Class(read.Namespace, read.AssociationClass, tolerant) is not { } association)
        {
            return;
        }

        names.Ledger.Hold($"{read.Namespace}:{association.Name} is an association", association.IsAssociation
            ? null
            : new Contradiction(association.Name, "is no association", site.Place, association.Source));
        Ends(read, association, site);
    }

    private void Ends(CimAssociation read, ClassFact association, Site site)
    {
        NamespaceFacts known = names.Namespace(read.Namespace, site)!;

        // Each end as the class or the nearest ancestor declares it.
        PropertyFact[] ends = [.. known.Lineage(association.Name).SelectMany(static c => c.Properties)
            .Where(static p => p.Type.Type is CimType.Reference).DistinctBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)];
        bool fits = Array.Exists(ends, from => known.IsA(read.Source.ClassName, from.Type.ClassName)
            && Array.Exists(ends, to => to != from && (read.ResultClass is null || Overlaps(known, read.ResultClass, to.Type.ClassName))));
        string declared = string.Join(" and ", ends.Select(static e => $"{e.Name} ({e.Type.ClassName})"));
        names.Ledger.Hold($"{read.Namespace}:{association.Name} leads from {read.Source.ClassName} to {read.ResultClass}", fits
            ? null
            : new Contradiction(
                association.Name, $"has {declared}, and does not lead from {read.Source.ClassName} to {read.ResultClass ?? "anything"}", site.Place, association.Source));
    }

    // The class that is asked for may be the more general one.
    private static bool Overlaps(NamespaceFacts known, string asked, string declared) => known.IsA(asked, declared) || known.IsA(declared, asked);
}
