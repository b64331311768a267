using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Wql;

/// <summary>Answers statements from a host's repository.</summary>
internal static class QueryRunner
{
    /// <exception cref="CimException">The class or the statement is wrong.</exception>
    public static IReadOnlyList<CimObject> Run(SimulatedHost host, NamespaceStore ns, CimQuery query)
    {
        try
        {
            return Select(host, ns, WqlParser.Parse(query.Wql), query);
        }
        catch (WqlSyntaxException e)
        {
            throw CimErrors.Make(CimErrorCode.InvalidQuery, query.Wql, $"Invalid query: {e.Message}");
        }
    }

    private static List<CimObject> Select(SimulatedHost host, NamespaceStore ns, SelectStatement statement, CimQuery query)
    {
        ClassDefinition? definition = ns.Definition(statement.ClassName);
        if (definition is null)
        {
            return query.ClassMayBeMissing
                ? []
                : throw CimErrors.Make(CimErrorCode.InvalidClass, query.Wql, $"Invalid class: {statement.ClassName}");
        }

        // WMI answers no rows, not an error, when only system properties are selected (seen with __PATH).
        List<string> names = [.. statement.Properties.Where(static p => !p.StartsWith("__", StringComparison.Ordinal))];
        foreach (string name in names)
        {
            if (definition.IndexOf(name) < 0 && !definition.IsImplicit && host.Settings.Variants.MissingProperty == MissingProperty.InvalidQuery)
            {
                throw new WqlSyntaxException($"class {definition.Name} has no property '{name}'");
            }
        }

        if (statement.Where is { } where)
        {
            ConditionFilter.Check(where, definition);
        }

        if (HyperVGate.HidesInstances(host, ns, query.Wql) || (names.Count == 0 && statement.Properties.Count > 0))
        {
            return [];
        }

        var rows = new List<CimObject>();
        TextHint? hint = TextHint.Of(statement.Where, definition);
        foreach (ClassStore store in ns.Deep(definition.Name))
        {
            bool[] selected = InstanceView.Selected(store.Definition, names);
            foreach (InstanceRow row in host.RowsOf(store))
            {
                if (statement.Where is not { } condition || ((hint is null || row.MayHold(hint)) && ConditionFilter.Holds(condition, row)))
                {
                    rows.Add(InstanceView.Of(host.Document.ComputerName, row, selected));
                }
            }
        }

        return rows;
    }
}
