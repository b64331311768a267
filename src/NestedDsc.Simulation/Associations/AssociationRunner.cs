using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Associations;

/// <summary>Follows associations.</summary>
internal static class AssociationRunner
{
    /// <exception cref="CimException">The source or a class does not exist.</exception>
    public static IReadOnlyList<CimObject> Run(SimulatedHost host, NamespaceStore ns, CimAssociation read)
    {
        if (host.Settings.Variants.Associations == AssociationAnswer.Refused)
        {
            throw CimErrors.Make(CimErrorCode.NotSupported, read.Text, "Not supported.");
        }

        if (ns.Definition(read.Source.ClassName) is null)
        {
            throw CimErrors.Make(CimErrorCode.InvalidClass, read.Text, $"Invalid class: {read.Source.ClassName}");
        }

        if (Missing(ns, read) is { } missing)
        {
            return read.ClassMayBeMissing ? [] : throw CimErrors.Make(CimErrorCode.InvalidClass, read.Text, $"Invalid class: {missing}");
        }

        if (HyperVGate.HidesInstances(host, ns, read.Text))
        {
            return [];
        }

        InstanceRow source = host.Find(read.Source)
            ?? throw CimErrors.Make(CimErrorCode.NotFound, read.Text, $"Not found: {read.Source}");
        var found = new Dictionary<CimPath, InstanceRow>();
        foreach (Association association in AssociationCatalog.All.Where(a => Fits(a, read) && source.Class.IsA(a.SourceClass)))
        {
            foreach (InstanceRow row in association.Follow(host, ns, source))
            {
                if (read.ResultClass is null || row.Class.IsA(read.ResultClass))
                {
                    found.TryAdd(row.Path, row);
                }
            }
        }

        int times = host.Settings.Variants.AssociatedRows == AssociatedRows.Several ? 2 : 1;
        return [.. Enumerable.Repeat(found.Values, times).SelectMany(static rows => rows).Select(r => InstanceView.All(host.Document.ComputerName, r))];
    }

    // That a result class which this build lacks is an error, like an association, is unverified on Windows.
    private static string? Missing(NamespaceStore ns, CimAssociation read) =>
        read.AssociationClass is { } association && ns.Definition(association) is null
            && !AssociationCatalog.All.Any(a => Same(a.ClassName, association)) ? association
        : read.ResultClass is { } result && ns.Definition(result) is null ? result
        : null;

    private static bool Fits(Association association, CimAssociation read) =>
        read.AssociationClass is null || Same(read.AssociationClass, association.ClassName);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
