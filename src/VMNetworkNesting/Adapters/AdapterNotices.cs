using NestedDsc.Hosting;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>What is worth knowing of adapters, and stops nothing.</summary>
internal static class AdapterNotices
{
    /// <summary>Finds it.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The machine with the adapters that are meant.</param>
    public static IEnumerable<Finding> Find(DesiredAdapters desired, MachineAdapters machine) =>
        machine.Adapters.SelectMany(a => Find(desired, a, $"Adapter '{a.Name}' of {machine.Display}"));

    private static IEnumerable<Finding> Find(DesiredAdapters desired, NetworkAdapter adapter, string display)
    {
        bool spoofs = desired.ValueOf(AdapterSettings.MacAddressSpoofing, adapter) is "on";
        if (spoofs && adapter.UsesSriov)
        {
            yield return new Finding(
                FindingCodes.Sriov, $"{display} uses SR-IOV; traffic of machines inside the guest does not pass through a virtual function.");
        }

        if (!adapter.IsConnected && (spoofs || desired.Settings.Any(static s => !AdapterSetting.IsSame(s.Value, s.Setting.Read(null)))))
        {
            yield return new Finding(
                FindingCodes.AdapterNotConnected, $"{display} is not connected to a switch; the setting has an effect once it is.");
        }

        foreach (Finding contradiction in FindContradictions(desired, adapter, display, spoofs))
        {
            yield return contradiction;
        }
    }

    // Told where the instance has to do with one of both: it may leave alone what somebody set on purpose.
    private static IEnumerable<Finding> FindContradictions(DesiredAdapters desired, NetworkAdapter adapter, string display, bool spoofs)
    {
        bool Manages(params ReadOnlySpan<AdapterSetting> settings)
        {
            foreach (AdapterSetting setting in settings)
            {
                if (desired.ValueOf(setting) is not null)
                {
                    return true;
                }
            }

            return false;
        }

        bool IsOn(AdapterSetting guard) => desired.ValueOf(guard, adapter) is "on" && Manages(guard, AdapterSettings.MacAddressSpoofing);

        if (spoofs && IsOn(AdapterSettings.RouterGuard))
        {
            yield return new Finding(
                FindingCodes.RouterGuardWithSpoofing,
                $"{display} lets VMs inside the VM send, but router guard drops router advertisements and redirects from there. Turn routerGuard off if the VM, or one inside it, is to be a router or NAT gateway.");
        }

        if (spoofs && IsOn(AdapterSettings.DhcpGuard))
        {
            yield return new Finding(
                FindingCodes.DhcpGuardWithSpoofing,
                $"{display} lets VMs inside the VM send, but DHCP guard drops what DHCP servers send from there. Turn dhcpGuard off if the VM, or one inside it, is to be a DHCP server.");
        }

        if (desired.ValueOf(VlanSettings.VlanMode, adapter) is not "trunk")
        {
            yield break;
        }

        if (!spoofs && Manages(VlanSettings.VlanMode, AdapterSettings.MacAddressSpoofing))
        {
            yield return new Finding(
                FindingCodes.TrunkWithoutSpoofing,
                $"{display} is a trunk, but MAC address spoofing is off: the VLANs reach the VM, and traffic of VMs inside it is dropped. Turn macAddressSpoofing on if it has any.");
        }

        if (desired.ValueOf(VlanSettings.AllowedVlanIds, adapter) is { } allowed && Manages(VlanSettings.AllowedVlanIds)
            && VlanSettings.Pruned(adapter, allowed) is { Length: > 0 } pruned)
        {
            yield return new Finding(
                FindingCodes.VlanPruned, $"{display} allows VLANs that its port blocks all the same ({pruned}, PruneVlanIdArray of Msvm_EthernetSwitchPortVlanSettingData).");
        }
    }
}
