using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting;

/// <summary>Lists all adapters and switches of a host, in two round trips.</summary>
internal static class Exporter
{
    /// <summary>The adapters, a machine at a time.</summary>
    /// <param name="filter">What they must be like.</param>
    /// <param name="connection">The connection.</param>
    public static IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Adapters(DesiredAdapters filter, HyperVConnection connection)
    {
        foreach ((string name, ListedAdapters listed) in InstanceNames.Of(
            AbsentHyperV.List(connection, () => AdapterReader.ReadAll(connection)), static m => m.MachineName, static m => m.MachineId.ToString()))
        {
            if (!filter.Machine.Fits(listed.MachineName, listed.MachineId))
            {
                continue;
            }

            AdapterReading reading = listed.Read();
            foreach ((string? adapter, MachineAdapters part) in Parts(reading.Machine!, filter.AdapterName))
            {
                yield return (
                    adapter is null ? $"{name} adapters" : $"{name} adapter {adapter}",
                    AdapterPlanner.Plan(filter with { AdapterName = adapter }, reading with { Machine = part }));
            }
        }
    }

    /// <summary>The switches.</summary>
    /// <param name="filter">What they must be like; <see langword="null"/> for any.</param>
    /// <param name="connection">The connection.</param>
    public static IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Switches(DesiredSwitch? filter, HyperVConnection connection)
    {
        HostNetwork network = AbsentHyperV.List(connection, () => HostNetworkReader.Read(connection));
        foreach ((string name, VirtualSwitch found) in InstanceNames.Of(network.Switches, static s => s.Name, static s => s.Id.ToString()))
        {
            if (filter is null || filter.Name.Length == 0 || string.Equals(filter.Name, found.Name, StringComparison.OrdinalIgnoreCase))
            {
                DesiredSwitch wanted = (filter ?? new DesiredSwitch { Name = "" }) with { Name = found.Name };
                yield return ($"switch {name}", SwitchPlanner.Describe(wanted, SwitchFacts.Of(network, found)));
            }
        }
    }

    // Adapters that agree are one instance; others are one each, as long as their names tell them apart.
    private static IEnumerable<(string? AdapterName, MachineAdapters Part)> Parts(MachineAdapters machine, string? wanted)
    {
        IReadOnlyList<NetworkAdapter> adapters = machine.Adapters;
        NetworkAdapter[] distinct =
            [.. adapters.GroupBy(static a => a.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() == 1).Select(static g => g.First())];
        if (wanted is null && (distinct.Length < adapters.Count || adapters.All(a => a.MacAddressSpoofing == adapters[0].MacAddressSpoofing)))
        {
            return [(null, machine)];
        }

        return distinct
            .Where(a => wanted is null || string.Equals(a.Name, wanted, StringComparison.OrdinalIgnoreCase))
            .Select(a => ((string?)a.Name, machine with { Adapters = [a] }));
    }
}
