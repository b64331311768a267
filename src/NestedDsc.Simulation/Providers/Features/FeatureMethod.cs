using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>What the methods for features of connections have in common.</summary>
internal static class FeatureMethod
{
    public const string ServiceClass = "Msvm_VirtualSystemManagementService";
    public const string ConnectionClass = "Msvm_EthernetPortAllocationSettingData";
    public const string FeatureClass = "Msvm_EthernetSwitchPortFeatureSettingData";

    /// <summary>Features that stand on a connection: <c>connection\feature\setting</c>, on hosts captured earlier <c>connection\feature</c>.</summary>
    public static IEnumerable<InstanceRow> Of(NamespaceStore ns, string connectionId)
    {
        TextHint? hint = TextHint.Of(connectionId);
        return ns.Deep(FeatureClass).SelectMany(static c => c.Rows).Where(r => (hint is null || r.MayHold(hint))
            && r.Text("InstanceID").StartsWith(connectionId + "\\", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The VM that settings belong to; <see langword="null"/> if they belong to none, to a checkpoint, or to several.</summary>
    public static Vm? OwnerOf(NamespaceStore ns, IEnumerable<InstanceRow> settings)
    {
        List<string?> ids = [.. settings.Select(static r => SystemId.Of(r.Text("InstanceID"))).Distinct(StringComparer.OrdinalIgnoreCase)];
        return ids is [{ } id] ? Vm.Find(ns, id) : null;
    }

    /// <summary>The out parameter that names the features; filled in when the method itself does the work.</summary>
    public static CimProperty Results(IEnumerable<CimPath> features) =>
        new("ResultingFeatureSettings", CimType.Reference, features.ToArray(), IsArray: true);
}
