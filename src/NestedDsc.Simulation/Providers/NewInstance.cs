using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>Makes additions of instances that nobody submitted.</summary>
internal static class NewInstance
{
    /// <param name="document">The host.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="className">The class.</param>
    /// <param name="values">The values, keys among them; one that the class lacks on this build of Windows is left out.</param>
    /// <returns>The addition; none on a host without the class.</returns>
    public static IEnumerable<Edit> Of(
        HostDocument document, string ns, string className, params IReadOnlyList<(string Name, object? Value)> values)
    {
        if (document.Find(ns)?.Find(className)?.Definition is not { } definition)
        {
            return [];
        }

        object?[] row = new object?[definition.Properties.Length];
        var given = new List<CimProperty>(values.Count);
        foreach ((string name, object? value) in values)
        {
            if (definition.IndexOf(name) is var index and >= 0)
            {
                row[index] = value;
                given.Add(definition.Properties[index].With(value));
            }
        }

        return [new Edit(EditKind.Add, definition.PathOf(ns, row), given)];
    }
}
