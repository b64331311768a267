using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Connections;

/// <summary>
/// What Hyper-V accepts for the connection of a VM's adapter, an Msvm_EthernetPortAllocationSettingData (win32 docs): connecting,
/// moving to another switch and disconnecting are possible in every state of the VM (psdocs, Connect-VMNetworkAdapter).
/// </summary>
internal static class ConnectionRules
{
    private const string LastSwitch = "LastKnownSwitchName";
    private const ulong Disabled = 3;

    /// <summary>Whether values can be.</summary>
    public static bool AreGood(NamespaceStore ns, SettingChange change)
    {
        bool areKnown = change.Changed.All(static c => c.Name.ToUpperInvariant()
            is "HOSTRESOURCE" or "ENABLEDSTATE" or "ELEMENTNAME" or "TESTREPLICAPOOLID" or "TESTREPLICASWITCHNAME" or "REQUIREDFEATURES");
        return areKnown && change.Number("EnabledState") is 2 or 3
            && (!change.Changes(HostResource.Property) || IsSwitchOrNothing(ns, change.After(HostResource.Property)));
    }

    /// <summary>Whether a HostResource is empty or names one switch that exists.</summary>
    public static bool IsSwitchOrNothing(NamespaceStore ns, object? value) =>
        value is not string[] { Length: > 0 } || SwitchOf(ns, value) is not null;

    /// <summary>What changes along with a connection: one that is switched off has no switch any more.</summary>
    public static IReadOnlyList<CimProperty> Consequences(NamespaceStore ns, SettingChange change) =>
        change.Changes(HostResource.Property) ? Consequences(ns, change.After(HostResource.Property))
        : change.Changes("EnabledState") && change.Number("EnabledState") == Disabled ? [CimProperty.OfStrings(HostResource.Property)]
        : [];

    /// <summary>What comes along with a connection's HostResource.</summary>
    public static IReadOnlyList<CimProperty> Consequences(NamespaceStore ns, object? hostResource) =>
        SwitchOf(ns, hostResource) is { } found ? [CimProperty.OfString(LastSwitch, found.Text("ElementName"))] : [];

    private static InstanceRow? SwitchOf(NamespaceStore ns, object? hostResource) =>
        hostResource is string[] and [var text] && HostResource.Find(ns, text) is { } row && row.Class.IsA(VirtualSwitch.SystemClass) ? row : null;
}
