using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>
/// What becomes of the host's addresses on the network adapters and the switch that a set deals with. What-if, blockers, steps and the
/// projected state go by it: an address is kept, moved, or named before it is lost.
/// </summary>
internal sealed record AddressChanges
{
    /// <summary>Addresses that move from a network adapter to the host's adapter on the switch.</summary>
    public IReadOnlyList<HostAddress> ToSwitch { get; private init; } = [];

    /// <summary>Addresses that move from the host's adapters on the switch to the network adapter that it lets go.</summary>
    public IReadOnlyList<HostAddress> ToAdapter { get; private init; } = [];

    /// <summary>Addresses of network adapters that the host loses.</summary>
    public IReadOnlyList<HostAddress> LostWithAdapter { get; private init; } = [];

    /// <summary>Addresses on the switch that the host loses.</summary>
    public IReadOnlyList<HostAddress> LostWithSwitch { get; private init; } = [];

    /// <summary>The network adapter that the switch lets go.</summary>
    public HostNetworkAdapter? Freed { get; private init; }

    /// <summary>Everything that the host loses.</summary>
    public IReadOnlyList<HostAddress> Lost => [.. LostWithSwitch, .. LostWithAdapter];

    /// <summary>Says what becomes of them.</summary>
    /// <param name="network">The host's network.</param>
    /// <param name="current">The switch; <see langword="null"/> if it is to be made.</param>
    /// <param name="wanted">Its ports to be; <see langword="null"/> if it is to be removed.</param>
    public static AddressChanges Of(HostNetwork network, VirtualSwitch? current, SwitchPorts? wanted)
    {
        HostNetworkAdapter[] taken = [.. (wanted?.Adapters ?? []).Where(a => current?.Ports.Has(a) != true)];
        HostAddress[] onTaken = [.. taken.SelectMany(network.AddressesOn)];
        IReadOnlyList<HostAddress> onSwitch = current is null ? [] : HostNetwork.AddressesOn(current);
        bool removesHost = current is not null && wanted?.Internal != true;
        HostNetworkAdapter? freed = current is not null && (wanted is null || wanted.Adapters.Count == 0) && current.Ports.Adapters is [var first, ..] ? first : null;
        bool moves = wanted?.Internal == true;

        // What a DHCP server gives goes by the MAC address: a new adapter of the host has that of the first network adapter.
        bool Keeps(HostAddress a) => !a.IsFromDhcp || (current?.ManagementAdapters.Count is null or 0 && a.InterfaceIndex == taken[0].InterfaceIndex);
        return new AddressChanges
        {
            Freed = freed,
            ToSwitch = moves ? [.. onTaken.Where(Keeps)] : [],
            LostWithAdapter = moves ? [.. onTaken.Where(static a => a.IsFromDhcp).Where(a => !Keeps(a))] : onTaken,
            ToAdapter = removesHost && freed?.InterfaceIndex is not null ? onSwitch : [],
            LostWithSwitch = removesHost && freed?.InterfaceIndex is null ? onSwitch : [],
        };
    }

    /// <summary>The end of a what-if's sentence; nothing if no address changes.</summary>
    /// <param name="switchName">Name of the switch.</param>
    public string Clause(string switchName)
    {
        string[] parts =
        [
            .. Lost.Count == 0 ? [] : (string[])[$"the host would lose {List(Lost)}"],
            .. ToSwitch.Count == 0 ? [] : (string[])[$"the host's {List(ToSwitch)} would move to switch '{switchName}'"],
            .. ToAdapter.Count == 0 ? [] : (string[])[$"the host's {List(ToAdapter)} would move to network adapter {Freed!.Display}"],
        ];
        return string.Concat(parts.Select(static p => "; " + p));
    }

    /// <summary>Addresses with their interfaces, for messages.</summary>
    public static string List(IEnumerable<HostAddress> addresses) => string.Join(", ", addresses.Select(static a => $"{a} on '{a.InterfaceName}'"));
}
