using System.Net;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>NAT behind an internal switch.</summary>
/// <param name="Prefix">The network that is translated.</param>
/// <param name="Gateway">The host's address in it.</param>
/// <param name="PrefixLength">Length of the address's own prefix: that of the network, or longer where switches share a NAT.</param>
internal sealed record DesiredNat(IPNetwork Prefix, IPAddress Gateway, int PrefixLength)
{
    /// <summary>Shortest prefix, in bits, that a NAT can be described with.</summary>
    public const int ShortestPrefix = 8;

    /// <summary>Longest prefix, in bits: a network of 31 or 32 has no room for a gateway and a machine.</summary>
    public const int LongestPrefix = 30;

    // This host, loopback, link-local, multicast and what follows it.
    private static readonly IPNetwork[] Reserved =
        [.. new[] { "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3" }.Select(IPNetwork.Parse)];

    /// <summary>The host's address as it is to be.</summary>
    public HostAddress Address => new(InterfaceIndex: 0, InterfaceName: null, Gateway, PrefixLength);

    /// <summary>The gateway as an instance gives it: with its own prefix length if that is another than the network's.</summary>
    public string GatewayText => PrefixLength == Prefix.PrefixLength ? Gateway.ToString() : $"{Gateway}/{PrefixLength}";

    /// <summary>Whether an address is that one.</summary>
    public bool IsGateway(HostAddress address) => address.SameAs(Address);

    /// <summary>The reserved network that a network touches; <see langword="null"/> if it touches none.</summary>
    public static IPNetwork? ReservedIn(IPNetwork network) =>
        Array.Find(Reserved, r => Ipv4.Overlap(r, network)) is { PrefixLength: > 0 } reserved ? reserved : null;

    /// <summary>The NAT of a switch as an instance can describe it; <see langword="null"/> if none can.</summary>
    public static DesiredNat? Of(NatNetwork nat, HostAddress gateway) =>
        nat.Prefix is { PrefixLength: >= ShortestPrefix and <= LongestPrefix } prefix && ReservedIn(prefix) is null
        && gateway.PrefixLength >= prefix.PrefixLength && gateway.PrefixLength <= LongestPrefix
        && !gateway.Address.Equals(gateway.Network.BaseAddress) && !gateway.Address.Equals(Ipv4.LastOf(gateway.Network))
            ? new DesiredNat(prefix, gateway.Address, gateway.PrefixLength)
            : null;
}
