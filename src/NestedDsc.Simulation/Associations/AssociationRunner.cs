using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation.Associations;

/// <summary>Answers ASSOCIATORS OF.</summary>
internal static class AssociationRunner
{
    /// <exception cref="CimException">The source or a class does not exist.</exception>
    public static IReadOnlyList<CimObject> Run(SimulatedHost host, NamespaceStore ns, AssociatorsStatement statement, CimQuery query)
    {
        if (ns.Definition(statement.Source.ClassName) is null)
        {
            throw CimErrors.Make(CimErrorCode.InvalidClass, query.Wql, $"Invalid class: {statement.Source.ClassName}");
        }

        if (Missing(ns, statement) is { } missing)
        {
            return query.ClassMayBeMissing ? [] : throw CimErrors.Make(CimErrorCode.InvalidClass, query.Wql, $"Invalid class: {missing}");
        }

        if (HyperVGate.HidesInstances(host, ns, query.Wql))
        {
            return [];
        }

        InstanceRow source = host.Find(statement.Source)
            ?? throw CimErrors.Make(CimErrorCode.NotFound, query.Wql, $"Not found: {statement.Source}");
        var found = new Dictionary<CimPath, InstanceRow>();
        foreach (Association association in AssociationCatalog.All.Where(a => Fits(a, statement) && source.Class.IsA(a.SourceClass)))
        {
            foreach (InstanceRow row in association.Follow(host, ns, source))
            {
                if (statement.ResultClass is null || row.Class.IsA(statement.ResultClass))
                {
                    found.TryAdd(row.Path, row);
                }
            }
        }

        return [.. found.Values.Select(r => InstanceView.All(host.Document.ComputerName, r))];
    }

    // That a result class which this build lacks is an error, like an association, is unverified on Windows.
    private static string? Missing(NamespaceStore ns, AssociatorsStatement statement) =>
        statement.AssociationClass is { } association && ns.Definition(association) is null
            && !AssociationCatalog.All.Any(a => Same(a.ClassName, association)) ? association
        : statement.ResultClass is { } result && ns.Definition(result) is null ? result
        : null;

    private static bool Fits(Association association, AssociatorsStatement statement) =>
        (statement.AssociationClass is null || Same(statement.AssociationClass, association.ClassName))
        && (statement.Role is null || Same(statement.Role, association.Role))
        && (statement.ResultRole is null || Same(statement.ResultRole, association.ResultRole));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
