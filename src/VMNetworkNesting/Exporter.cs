using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters;
using NestedDsc.VMNetworkNesting.Adapters.Settings;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting;

/// <summary>Lists all adapters and switches of a host, in two round trips.</summary>
internal static class Exporter
{
    /// <summary>The adapters, a machine at a time.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="connection">The connection.</param>
    public static IEnumerable<(string Name, IResourceState? State)> Adapters(ExportFilter filter, HyperVConnection connection)
    {
        foreach ((string name, MachineAdapters machine) in InstanceNames.Of(
            AbsentHyperV.List(connection, () => AdapterReader.ReadAll(connection, AdapterSettings.Columns)), static m => m.MachineName, static m => m.MachineId.ToString()))
        {
            if (!filter.Fits("vmName", machine.MachineName) || !filter.Fits("vmId", machine.MachineId.ToString()))
            {
                yield return (name, null);
                continue;
            }

            foreach ((string? adapter, MachineAdapters part) in Parts(machine, filter))
            {
                yield return (adapter is null ? $"{name} adapters" : $"{name} adapter {adapter}", new AdapterState(part, adapter));
            }
        }
    }

    /// <summary>The switches.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="connection">The connection.</param>
    public static IEnumerable<(string Name, IResourceState? State)> Switches(ExportFilter filter, HyperVConnection connection)
    {
        HostNetwork network = AbsentHyperV.List(connection, () => HostNetworkReader.Read(connection));
        foreach ((string name, VirtualSwitch found) in InstanceNames.Of(network.Switches, static s => s.Name, static s => s.Id.ToString()))
        {
            yield return ($"switch {name}", filter.Fits("switchName", found.Name) ? new SwitchState(found.Name, SwitchFacts.Of(network, found)) : null);
        }
    }

    // Adapters that agree are one instance; others are one each, as long as their names tell them apart. Whoever asks for
    // adapters by name gets each by itself.
    private static IEnumerable<(string? AdapterName, MachineAdapters Part)> Parts(MachineAdapters machine, ExportFilter filter)
    {
        IReadOnlyList<NetworkAdapter> adapters = machine.Adapters;
        NetworkAdapter[] distinct =
            [.. adapters.GroupBy(static a => a.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() == 1).Select(static g => g.First())];
        return !filter.HasAny("adapterName")
            && (distinct.Length < adapters.Count || AdapterSettings.All.All(s => adapters.All(a => AdapterSetting.IsSame(s.Of(a), s.Of(adapters[0])))))
            ? [(null, machine)]
            : distinct.Select(a => ((string?)a.Name, machine with { Adapters = [a] }));
    }
}
