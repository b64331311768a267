using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>Shows instances of the repository to callers, as they are now: what happens to them afterwards does not show.</summary>
internal static class InstanceView
{
    /// <summary>Shows an instance with all its properties.</summary>
    /// <param name="serverName">Name of the host.</param>
    /// <param name="row">The instance.</param>
    public static CimObject All(string serverName, InstanceRow row) => Of(serverName, row, Selected(row.Class, []));

    /// <summary>Shows an instance.</summary>
    /// <param name="serverName">Name of the host.</param>
    /// <param name="row">The instance.</param>
    /// <param name="selected">Which properties to show, in the order of the class.</param>
    public static CimObject Of(string serverName, InstanceRow row, bool[] selected)
    {
        ClassDefinition definition = row.Class;
        object?[] values = row.Some(selected);
        var properties = new CimProperty[selected.Count(static s => s)];
        int next = 0;
        for (int i = 0; i < selected.Length; i++)
        {
            if (selected[i])
            {
                // Arrays are handed out as copies: what a caller does to its own must not change the host.
                properties[next++] = definition.Properties[i].With(values[i] is Array array ? array.Clone() : values[i]);
            }
        }

        return new CimObject(definition.Name, properties) { ServerName = serverName };
    }

    /// <summary>Which properties a statement shows of a class: the keys besides those that it names, or all.</summary>
    /// <param name="definition">The class.</param>
    /// <param name="names">Names in the statement; none for all.</param>
    public static bool[] Selected(ClassDefinition definition, IReadOnlyList<string> names)
    {
        bool[] selected = new bool[definition.Properties.Length];
        for (int i = 0; i < selected.Length; i++)
        {
            selected[i] = names.Count == 0 || Array.IndexOf(definition.KeyIndexes, i) >= 0
                || names.Contains(definition.Properties[i].Name, StringComparer.OrdinalIgnoreCase);
        }

        return selected;
    }
}
