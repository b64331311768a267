using NestedDsc.Cim;
using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>What stops a set of adapters before its first change.</summary>
internal static class AdapterBlockers
{
    /// <summary>Finds it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="changes">What has to change.</param>
    /// <param name="templates">The templates for features that ports do not have, by class.</param>
    public static IEnumerable<Blocker> Find(MachineAdapters machine, PortChange[] changes, IReadOnlyDictionary<string, CimObject> templates)
    {
        if (BusyMachine.Find(machine.Display, machine.State, machine.Operation) is { } busy)
        {
            yield return busy;
        }

        foreach (PortChange change in changes)
        {
            if (change.Adapter.ConnectionId is null)
            {
                yield return NotConnected(machine, change.Adapter);
                continue;
            }

            foreach (string missing in change.Missing.Where(m => !templates.ContainsKey(m)))
            {
                yield return WithoutTemplate(machine, change.Adapter, missing);
            }

            if (OfVlan($"adapter '{change.Adapter.Name}' of {machine.Display}", change) is { } vlan)
            {
                yield return vlan;
            }
        }
    }

    private static Blocker? OfVlan(string display, PortChange change)
    {
        if (change.Settings.All(static s => s.Setting.Feature is not PortFeatures.VlanClass))
        {
            return null;
        }

        if (VlanSettings.VlanMode.Of(change.Adapter) is "private")
        {
            return Findings.Blocker(
                FindingCodes.PrivateVlan,
                $"The port of {display} is in a private VLAN, which is left alone. Take it out first (Set-VMNetworkAdapterVlan -Untagged), or leave the VLAN properties out.");
        }

        if (change.Adapter.IsolationMode > 0)
        {
            return Findings.Blocker(
                FindingCodes.PortIsolated,
                $"The port of {display} is isolated (Get-VMNetworkAdapterIsolation), which is left alone. End that first (Set-VMNetworkAdapterIsolation -IsolationMode None), or leave the VLAN properties out.");
        }

        // Entering a mode without the VLANs that it is for would cut the adapter off, or open it to others.
        string? mode = change.Settings.FirstOrDefault(static s => s.Setting == VlanSettings.VlanMode).Value;
        AdapterSetting? lacking = mode switch { "access" => VlanSettings.VlanId, "trunk" => VlanSettings.AllowedVlanIds, _ => null };
        return lacking is null || change.Settings.Any(s => s.Setting == lacking) ? null : Findings.Blocker(
            FindingCodes.VlanIdsMissing, $"To bring the port of {display} to {mode} mode, {lacking.Name} is needed. Give it.");
    }

    private static Blocker NotConnected(MachineAdapters machine, NetworkAdapter adapter) => Findings.Blocker(
        FindingCodes.AdapterNotConnected,
        $"Adapter '{adapter.Name}' of {machine.Display} was never connected to a switch, and only a connection carries the setting. Connect it first (Connect-VMNetworkAdapter).");

    private static Blocker WithoutTemplate(MachineAdapters machine, NetworkAdapter adapter, string missing) => Findings.Blocker(
        FindingCodes.PortTemplateMissing,
        $"The port of adapter '{adapter.Name}' of {machine.Display} has no {AdapterSettings.KindOf(missing)} settings yet, and the template for them ({missing}, '…\\Default') can't be read on this host. Check that the service 'vmms' runs, or set it once by hand ({ByHand(missing)}).");

    private static string ByHand(string missing) =>
        missing is PortFeatures.SecurityClass ? "Set-VMNetworkAdapter -MacAddressSpoofing On" : "Set-VMNetworkAdapterVlan";
}
