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

        if (!adapter.IsConnected && (spoofs || desired.Settings.Any(static s => s.Value != s.Setting.Read(null))))
        {
            yield return new Finding(
                FindingCodes.AdapterNotConnected, $"{display} is not connected to a switch; the setting has an effect once it is.");
        }
    }
}
