using System.Net;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>NAT behind an internal switch.</summary>
/// <param name="Prefix">The network that is translated.</param>
/// <param name="Gateway">The host's address in it.</param>
internal sealed record DesiredNat(IPNetwork Prefix, IPAddress Gateway)
{
    /// <summary>The host's address as it is to be.</summary>
    public HostAddress Address => new(InterfaceIndex: 0, InterfaceName: null, Gateway, Prefix.PrefixLength);

    /// <summary>Whether an address is that one.</summary>
    public bool IsGateway(HostAddress address) => address.SameAs(Address);
}
