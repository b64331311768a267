using System.Net;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>A NAT network of the host (MSFT_NetNat). Windows supports one with an internal prefix.</summary>
/// <param name="Name">Its name, which no other has.</param>
/// <param name="Prefix">The internal network that is translated; <see langword="null"/> if it has none, or one that is not IPv4.</param>
/// <param name="Row">All of its properties, to make it again.</param>
public sealed record NatNetwork(string Name, IPNetwork? Prefix, CimObject Row)
{
    /// <summary>
    /// Whether the Host Network Service made it, for containers or WSL: its name is an H and a GUID (docker/for-win, issue 196). Who removes
    /// it cuts them off until they make it again.
    /// </summary>
    public bool IsOfContainers => Name is ['H' or 'h', ..] && Guid.TryParseExact(Name[1..], "D", out _);

    /// <summary>Whether it translates a whole network.</summary>
    /// <param name="network">The network.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public bool Contains(IPNetwork network) => Prefix is { } prefix && prefix.PrefixLength <= network.PrefixLength && prefix.Contains(network.BaseAddress);

    /// <summary>Whether an address of the host is in its network.</summary>
    /// <param name="address">The address.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Contains(HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Prefix is { } prefix && prefix.Contains(address.Address);
    }
}
