using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What an instance says of a switch: as it was read, or as a set would leave it.</summary>
internal sealed record SwitchFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its GUID; <see langword="null"/> for one that is yet to be made.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its ports.</summary>
    public required SwitchPorts Ports { get; init; }

    /// <summary>Whether it is made for a team of network adapters.</summary>
    public bool IsTeam { get; init; }

    /// <summary>The host's adapters on it, in the order of their names.</summary>
    public IReadOnlyList<ManagementAdapterFacts> ManagementAdapters { get; init; } = [];

    /// <summary>The host's addresses on it.</summary>
    public IEnumerable<HostAddress> HostAddresses => ManagementAdapters.SelectMany(static a => a.Addresses);

    /// <summary>Its NAT; <see langword="null"/> if there is none that an instance can describe.</summary>
    public DesiredNat? Nat { get; init; }

    /// <summary>Adapters of virtual machines that are connected to it.</summary>
    public IReadOnlyList<ConnectedAdapter> ConnectedAdapters { get; init; } = [];

    /// <summary>The facts of a switch that was read.</summary>
    /// <param name="network">The host's network.</param>
    /// <param name="virtualSwitch">The switch.</param>
    /// <param name="desired">The NAT as it is desired: of several addresses in a NAT, its gateway is the one to show.</param>
    /// <returns>The facts.</returns>
    public static SwitchFacts Of(HostNetwork network, VirtualSwitch virtualSwitch, DesiredNat? desired = null)
    {
        DesiredNat? nat = network.NatsOf(virtualSwitch)
            .Select(n => HostNetwork.AddressesOn(virtualSwitch).Where(n.Nat.Contains).OrderByDescending(a => desired?.IsGateway(a) == true).Select(a => DesiredNat.Of(n.Nat, a)).FirstOrDefault(static d => d is not null))
            .FirstOrDefault(static d => d is not null);
        return new SwitchFacts
        {
            Name = virtualSwitch.Name,
            Id = virtualSwitch.Id,
            Ports = virtualSwitch.Ports,
            IsTeam = virtualSwitch.IsTeam,
            ManagementAdapters = [.. virtualSwitch.ManagementAdapters.Select(ManagementAdapterFacts.Of)],
            Nat = nat,
            ConnectedAdapters = virtualSwitch.ConnectedAdapters,
        };
    }
}
