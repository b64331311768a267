using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>An address of the host, and where it is to be.</summary>
/// <param name="Address">The address.</param>
/// <param name="InterfaceOf">Finds the interface that it is to be on; <see langword="null"/> if that is not there (yet).</param>
/// <param name="Place">How messages name that.</param>
internal sealed record PlacedAddress(HostAddress Address, Func<HostNetwork, uint?> InterfaceOf, string Place)
{
    /// <summary>On the host's main adapter on a switch.</summary>
    public static PlacedAddress OnSwitch(HostAddress address, VirtualSwitch virtualSwitch) => new(
        address, now => now.Switches.FirstOrDefault(s => s.Id == virtualSwitch.Id)?.MainAdapter?.InterfaceIndex, $"switch '{virtualSwitch.Name}'");

    /// <summary>On a network adapter.</summary>
    public static PlacedAddress OnAdapter(HostAddress address, HostNetworkAdapter adapter) => new(
        address, now => now.Adapters.FirstOrDefault(adapter.Is)?.InterfaceIndex, $"network adapter {adapter.Display}");

    /// <summary>All addresses that a change of a switch deals with, where they were before it.</summary>
    /// <param name="before">The host's network as it was.</param>
    /// <param name="former">The switch as it was; <see langword="null"/> if there was none.</param>
    /// <param name="wanted">The ports that it was to have.</param>
    public static IReadOnlyList<PlacedAddress> AsBefore(HostNetwork before, VirtualSwitch? former, SwitchPorts wanted) =>
    [
        .. wanted.Adapters.Where(a => former?.Ports.Has(a) != true).SelectMany(a => before.AddressesOn(a).Select(address => OnAdapter(address, a))),
        .. (former?.ManagementAdapters ?? []).SelectMany((m, position) => m.Addresses.Select(address => OnManagementAdapter(address, former!, m, position))),
    ];

    // One that was taken away and given back has another port, but is called as before and in the same place among its like.
    private static PlacedAddress OnManagementAdapter(HostAddress address, VirtualSwitch former, ManagementAdapter adapter, int position) => new(
        address,
        now => now.Switches.FirstOrDefault(s => s.Id == former.Id)?.ManagementAdapters is { } adapters
            ? (adapters.FirstOrDefault(a => string.Equals(a.PortId, adapter.PortId, StringComparison.OrdinalIgnoreCase))
                ?? (adapters.Count == former.ManagementAdapters.Count ? adapters[position] : null))?.InterfaceIndex
            : null,
        $"management adapter '{adapter.Name}' of switch '{former.Name}'");
}
