using System.Net;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>A NAT network of the host (MSFT_NetNat). Windows supports one with an internal prefix.</summary>
/// <param name="Name">Its name, which no other has.</param>
/// <param name="Prefix">The internal network that is translated; <see langword="null"/> if it has none, or one that is not IPv4.</param>
/// <param name="Row">All of its properties, to make it again.</param>
public sealed record NatNetwork(string Name, IPNetwork? Prefix, CimObject Row)
{
    /// <summary>Whether an address of the host is in its network.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Contains(HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Prefix is { } prefix && prefix.Contains(address.Address);
    }
}
