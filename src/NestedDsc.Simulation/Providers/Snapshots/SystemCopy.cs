using NestedDsc.Cim;
using NestedDsc.Simulation.Associations;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Snapshots;

/// <summary>Copies the parts of a system (a VM or a checkpoint) to another one, under that one's GUID.</summary>
internal static class SystemCopy
{
    /// <summary>Parts of <paramref name="from"/> as new instances that belong to <paramref name="to"/>.</summary>
    public static IEnumerable<Edit> AddParts(NamespaceStore ns, string from, string to)
    {
        foreach (InstanceRow part in AssociationCatalog.Parts(ns, SystemId.InstanceId(from)))
        {
            List<CimProperty> values = [.. part.Class.Properties.Select((p, i) => p.With(Renamed(part.Values[i], from, to)))];
            CimPath path = part.Path;
            yield return new Edit(EditKind.Add, path with { Keys = [.. path.Keys.Select(k => k with { Value = Renamed(k.Value, from, to) })] }, values);
        }
    }

    public static IEnumerable<Edit> RemoveParts(NamespaceStore ns, string id) =>
        AssociationCatalog.Parts(ns, SystemId.InstanceId(id)).Select(static p => Edit.Remove(p.Path));

    /// <summary>References among the parts are texts with the GUID inside (a connection's Parent): they move along.</summary>
    private static object? Renamed(object? value, string from, string to) => value switch
    {
        string text => text.Replace(from, to, StringComparison.OrdinalIgnoreCase),
        string[] texts => texts.Select(t => t.Replace(from, to, StringComparison.OrdinalIgnoreCase)).ToArray(),
        _ => value,
    };
}
