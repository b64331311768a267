using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>What a submitted instance changes of a stored one: a property counts as changed only if it differs.</summary>
internal sealed class SettingChange(InstanceRow row, IReadOnlyList<CimProperty> submitted)
{
    public InstanceRow Row { get; } = row;

    /// <summary>Properties that were submitted with a value.</summary>
    public IReadOnlyList<CimProperty> Submitted { get; } = submitted;

    /// <summary>Those of them that differ from what is stored.</summary>
    public IReadOnlyList<CimProperty> Changed { get; } = [.. submitted.Where(s => !CimValues.AreEqual(row[s.Name], s.Value))];

    public bool Changes(string property) => Changed.Any(c => string.Equals(c.Name, property, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value that a property would have after the change.</summary>
    public object? After(string property)
    {
        foreach (CimProperty change in Submitted)
        {
            if (string.Equals(change.Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return change.Value;
            }
        }

        return Row[property];
    }

    /// <summary>The number that a property would have after the change, or 0.</summary>
    public ulong Number(string property) => CimNumber.ToUInt64(After(property)) ?? 0;

    public bool Flag(string property) => After(property) is true;
}
