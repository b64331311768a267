using System.Buffers.Binary;
using System.Net;

namespace NestedDsc.HyperV.Switches;

/// <summary>Arithmetic on IPv4 addresses and networks that the framework leaves out.</summary>
public static class Ipv4
{
    /// <summary>The network of an address.</summary>
    /// <param name="address">An IPv4 address.</param>
    /// <param name="prefixLength">Length of the prefix, 0 to 32.</param>
    /// <returns>The network.</returns>
    public static IPNetwork NetworkOf(IPAddress address, int prefixLength) => new(FromNumber(ToNumber(address) & Mask(prefixLength)), prefixLength);

    /// <summary>The last address of a network, which is its broadcast address.</summary>
    /// <param name="network">An IPv4 network.</param>
    /// <returns>The address.</returns>
    public static IPAddress LastOf(IPNetwork network) => FromNumber(ToNumber(network.BaseAddress) | ~Mask(network.PrefixLength));

    /// <summary>Whether two networks have an address in common.</summary>
    /// <param name="one">An IPv4 network.</param>
    /// <param name="other">Another one.</param>
    /// <returns><see langword="true"/> if they have.</returns>
    public static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    /// <summary>Whether an interface gives itself such an address as long as it has no other (RFC 3927).</summary>
    /// <param name="address">An IPv4 address.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool IsLinkLocal(IPAddress address) => ToNumber(address) >> 16 == 0xA9FE;

    private static uint Mask(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);

    /// <summary>An address as a number, by which addresses are put in order.</summary>
    /// <param name="address">An IPv4 address.</param>
    /// <returns>The number.</returns>
    internal static uint ToNumber(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress FromNumber(uint number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
