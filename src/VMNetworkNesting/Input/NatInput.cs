using System.Globalization;
using System.Net;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>Reads an IPv4 network and an address in it, so strictly that no two people can read them differently.</summary>
internal static class NatInput
{
    public static DesiredNat? Read(InputObject input, string prefix, string gateway)
    {
        IPNetwork? network = ReadNetwork(input, prefix);
        int slash = gateway.IndexOf('/', StringComparison.Ordinal);
        IPAddress? address = ReadAddress(slash < 0 ? gateway : gateway[..slash]);
        int? ownLength = slash < 0 ? null : ReadLength(gateway[(slash + 1)..]);
        if (address is null || (slash >= 0 && ownLength is null))
        {
            input.Mistake("natGateway", NetworkRules.NotAnAddress, $"\"{gateway}\" is not an IPv4 address such as 192.168.100.1{(slash < 0 ? "" : "/24")}.");
            return null;
        }

        if (network is not { } net)
        {
            return null;
        }

        int length = ownLength ?? net.PrefixLength;
        if (length < net.PrefixLength || length > DesiredNat.LongestPrefix)
        {
            input.Mistake("natGateway", NetworkRules.PrefixLength, $"a prefix of {length} bits is out of range; in natPrefix {net}, {net.PrefixLength} to {DesiredNat.LongestPrefix} are allowed.");
            return null;
        }

        IPNetwork own = Ipv4.NetworkOf(address, length);
        if (!net.Contains(address))
        {
            input.Mistake("natGateway", NetworkRules.GatewayOutside, $"{address} is not in natPrefix {net}.");
        }
        else if (address.Equals(own.BaseAddress) || address.Equals(Ipv4.LastOf(own)))
        {
            input.Mistake("natGateway", NetworkRules.GatewayReserved, $"{address} is the {(address.Equals(own.BaseAddress) ? "network" : "broadcast")} address of {own}; take one in between.");
        }

        return new DesiredNat(net, address, length);
    }

    private static IPNetwork? ReadNetwork(InputObject input, string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || ReadAddress(text[..slash]) is not { } address || ReadLength(text[(slash + 1)..]) is not { } length)
        {
            input.Mistake("natPrefix", NetworkRules.NotANetwork, $"\"{text}\" is not an IPv4 network such as 192.168.100.0/24.");
            return null;
        }

        if (length is < DesiredNat.ShortestPrefix or > DesiredNat.LongestPrefix)
        {
            input.Mistake("natPrefix", NetworkRules.PrefixLength, $"a prefix of {length} bits is out of range; {DesiredNat.ShortestPrefix} to {DesiredNat.LongestPrefix} are allowed.");
            return null;
        }

        if (DesiredNat.ReservedIn(Ipv4.NetworkOf(address, length)) is { } reserved)
        {
            input.Mistake("natPrefix", NetworkRules.ReservedNetwork, $"{text} lies in {reserved}, which is not for networks like this; take a private one such as 192.168.100.0/24.");
            return null;
        }

        IPNetwork network = Ipv4.NetworkOf(address, length);
        if (!network.BaseAddress.Equals(address))
        {
            input.Mistake("natPrefix", NetworkRules.HostBits, $"{text} has bits set behind the prefix; the network is {network}.");
            return null;
        }

        return network;
    }

    // Decimal without leading zeros: the framework's own parser also takes octal and hexadecimal numbers, and fewer than four.
    private static IPAddress? ReadAddress(string text)
    {
        string[] parts = text.Split('.');
        byte[] bytes = new byte[4];
        if (parts.Length != bytes.Length)
        {
            return null;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]) || parts[i] is ['0', _, ..])
            {
                return null;
            }
        }

        return new IPAddress(bytes);
    }

    private static int? ReadLength(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && text is not ['0', _, ..] ? length : null;
}
