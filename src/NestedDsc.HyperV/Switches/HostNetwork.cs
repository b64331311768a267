using System.Net;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>Switches, network adapters, addresses and NAT of a host, read together.</summary>
public sealed record HostNetwork
{
    /// <summary>Path of the switch management service.</summary>
    public required CimPath SwitchService { get; init; }

    /// <summary>The text by which a port says that it leads to the host itself.</summary>
    public required string HostResource { get; init; }

    /// <summary>Name of the computer, for paths as text.</summary>
    public required string ServerName { get; init; }

    /// <summary>The switches, in the order of their names.</summary>
    public required IReadOnlyList<VirtualSwitch> Switches { get; init; }

    /// <summary>The adapters that a switch can be bound to.</summary>
    public required IReadOnlyList<HostNetworkAdapter> Adapters { get; init; }

    /// <summary>The host's IPv4 addresses, without those that Windows gives an interface by itself (169.254.0.0/16).</summary>
    public required IReadOnlyList<HostAddress> Addresses { get; init; }

    /// <summary>The NAT networks.</summary>
    public required IReadOnlyList<NatNetwork> Nats { get; init; }

    /// <summary>Build of Windows; 0 if unknown.</summary>
    public int OSBuild { get; init; }

    /// <summary>
    /// Whether Hyper-V refuses switches on teams made by Windows (LBFO): Windows Server 2022 and later (Learn, "Features removed or no
    /// longer developed starting with Windows Server 2022").
    /// </summary>
    public bool RefusesLbfoTeams => OSBuild >= 20348;

    /// <summary>What Hyper-V is still changing of this host's switches, as it calls it; none if nothing is under way.</summary>
    public IReadOnlyList<string> SwitchJobs { get; init; } = [];

    /// <summary>Finds the switches of a name.</summary>
    /// <param name="name">The name; compared without regard to case.</param>
    /// <returns>The switches; more than one if the name is not unique.</returns>
    public IReadOnlyList<VirtualSwitch> Named(string name) =>
        [.. Switches.Where(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Whether the host has the interfaces on a switch that it is to have: they appear seconds after their ports.</summary>
    /// <param name="virtualSwitch">The switch.</param>
    /// <returns><see langword="true"/> if it has, or needs none.</returns>
    public static bool HasInterfacesOn(VirtualSwitch virtualSwitch)
    {
        ArgumentNullException.ThrowIfNull(virtualSwitch);
        return virtualSwitch.ManagementAdapters.All(static a => a.InterfaceIndex is not null);
    }

    /// <summary>The host's addresses on a switch.</summary>
    /// <param name="virtualSwitch">The switch.</param>
    /// <returns>The addresses.</returns>
    public static IReadOnlyList<HostAddress> AddressesOn(VirtualSwitch virtualSwitch)
    {
        ArgumentNullException.ThrowIfNull(virtualSwitch);
        return [.. virtualSwitch.ManagementAdapters.SelectMany(static a => a.Addresses)];
    }

    /// <summary>The host's addresses on a network adapter that is not bound to a switch.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <returns>The addresses.</returns>
    public IEnumerable<HostAddress> AddressesOn(HostNetworkAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return Addresses.Where(a => a.InterfaceIndex == adapter.InterfaceIndex);
    }

    /// <summary>The host's addresses in the network of a NAT that are not on a switch: others that need the NAT.</summary>
    /// <param name="prefix">The network of the NAT.</param>
    /// <param name="virtualSwitch">The switch; <see langword="null"/> if it is yet to be made.</param>
    /// <returns>The addresses.</returns>
    public IReadOnlyList<HostAddress> OthersIn(IPNetwork prefix, VirtualSwitch? virtualSwitch)
    {
        IReadOnlyList<HostAddress> own = virtualSwitch is null ? [] : AddressesOn(virtualSwitch);
        return [.. Addresses.Where(a => prefix.Contains(a.Address) && !own.Contains(a))];
    }

    /// <summary>Whether an address of the host is on an internal switch that somebody has made.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool IsOnInternalSwitch(HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Switches.Any(s => s is { Ports.Type: SwitchType.Internal, IsDefaultSwitch: false } && s.ManagementAdapters.Any(m => m.InterfaceIndex == address.InterfaceIndex));
    }

    /// <summary>The NATs that a switch uses: those whose network an address of the host on the switch is in.</summary>
    /// <param name="virtualSwitch">The switch.</param>
    /// <returns>Each NAT with that address.</returns>
    public IEnumerable<(NatNetwork Nat, HostAddress Gateway)> NatsOf(VirtualSwitch virtualSwitch)
    {
        IReadOnlyList<HostAddress> addresses = AddressesOn(virtualSwitch);
        foreach (NatNetwork nat in Nats)
        {
            if (addresses.FirstOrDefault(nat.Contains) is { } gateway)
            {
                yield return (nat, gateway);
            }
        }
    }
}
