using System.Net;

namespace NestedDsc.HyperV.Switches;

/// <summary>An IPv4 address of the host.</summary>
/// <param name="InterfaceIndex">Index of the interface that has it.</param>
/// <param name="InterfaceName">Name of the interface; <see langword="null"/> if unknown.</param>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">Length of its prefix, in bits.</param>
public sealed record HostAddress(uint InterfaceIndex, string? InterfaceName, IPAddress Address, int PrefixLength)
{
    /// <summary>Whether a DHCP server gave it (PrefixOrigin 3).</summary>
    public bool IsFromDhcp { get; init; }

    /// <summary>Whether it is kept over a restart.</summary>
    public bool IsPersistent { get; init; } = true;

    /// <summary>Whether connections to the outside do not use it unless they ask for it.</summary>
    public bool SkipAsSource { get; init; }

    /// <summary>The default gateway of its interface, if it is in the address's network: it goes with the address.</summary>
    public IPAddress? DefaultGateway { get; init; }

    /// <summary>The network that the address is in.</summary>
    public IPNetwork Network => Ipv4.NetworkOf(Address, PrefixLength);

    /// <summary>Whether it is the same address with the same prefix, on whichever interface.</summary>
    /// <param name="other">The other one.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool SameAs(HostAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PrefixLength == other.PrefixLength && Address.Equals(other.Address);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Address}/{PrefixLength}";
}
