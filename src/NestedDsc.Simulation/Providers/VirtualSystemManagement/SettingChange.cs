using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>What a submitted instance changes of a stored one: a property counts as changed only if it differs.</summary>
/// <param name="row">The stored instance.</param>
/// <param name="submitted">Properties that were submitted with a value.</param>
/// <param name="empty">Arrays that were submitted without elements.</param>
/// <param name="names">Names of all properties that were submitted, with or without a value.</param>
internal sealed class SettingChange(
    InstanceRow row, IReadOnlyList<CimProperty> submitted, IReadOnlyList<string> empty, IReadOnlyCollection<string> names)
{
    public InstanceRow Row { get; } = row;

    /// <summary>Properties that were submitted with a value.</summary>
    public IReadOnlyList<CimProperty> Submitted { get; } = submitted;

    /// <summary>Those of them that differ from what is stored.</summary>
    public IReadOnlyList<CimProperty> Changed { get; } = [.. submitted.Where(s => !CimValues.AreEqual(row[s.Name], s.Value))];

    /// <summary>
    /// Names of all properties that were submitted. One without a value changes nothing, but is a part of the row: ExHyperV submits rows
    /// of VLANs in which what another mode needs is null.
    /// </summary>
    public IReadOnlyCollection<string> Names { get; } = names;

    /// <summary>Arrays that were submitted without elements: they stay as they are.</summary>
    public IReadOnlyList<string> Empty { get; } = empty;

    /// <summary>Whether all that was asked for is to empty arrays in a way that Hyper-V takes no notice of.</summary>
    public bool IsIdle => Changed.Count == 0 && Empty.Any(e => Row[e] is Array { Length: > 0 });

    /// <summary>The arrays that were submitted without elements, emptied.</summary>
    public IEnumerable<CimProperty> Emptied => Row.Class.Properties
        .Where(p => Empty.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).Select(static p => p.With(CimValues.ArrayOf(p.Type, [])));

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
