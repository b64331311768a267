using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>Shows instances of the repository to callers.</summary>
internal static class InstanceView
{
    /// <param name="serverName">Name of the host.</param>
    /// <param name="row">The instance.</param>
    /// <param name="names">Properties to show besides the keys; none for all.</param>
    public static CimObject Of(string serverName, InstanceRow row, IReadOnlyList<string> names)
    {
        ClassDefinition definition = row.Class;
        var properties = new List<CimProperty>(names.Count == 0 ? definition.Properties.Length : names.Count + 2);
        for (int i = 0; i < definition.Properties.Length; i++)
        {
            PropertyDefinition property = definition.Properties[i];
            if (names.Count == 0 || Array.IndexOf(definition.KeyIndexes, i) >= 0
                || names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                // Arrays are handed out as copies: what a caller does to its own must not change the host.
                properties.Add(property.With(row.Values[i] is Array array ? array.Clone() : row.Values[i]));
            }
        }

        return new CimObject(definition.Name, properties) { ServerName = serverName };
    }
}
