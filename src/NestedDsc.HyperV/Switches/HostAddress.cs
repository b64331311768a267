using System.Net;

namespace NestedDsc.HyperV.Switches;

/// <summary>An IPv4 address of the host.</summary>
/// <param name="InterfaceIndex">Index of the interface that has it.</param>
/// <param name="InterfaceName">Name of the interface; <see langword="null"/> if unknown.</param>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">Length of its prefix, in bits.</param>
public sealed record HostAddress(uint InterfaceIndex, string? InterfaceName, IPAddress Address, int PrefixLength)
{
    /// <summary>The network that the address is in.</summary>
    public IPNetwork Network => Ipv4.NetworkOf(Address, PrefixLength);

    /// <inheritdoc/>
    public override string ToString() => $"{Address}/{PrefixLength}";
}
