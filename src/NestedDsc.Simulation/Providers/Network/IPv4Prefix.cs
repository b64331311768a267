using System.Net;
using System.Net.Sockets;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>Prefixes of IPv4 addresses, as <c>192.168.100.0/24</c>.</summary>
internal static class IPv4Prefix
{
    /// <summary>Reads a prefix; <see langword="null"/> if the text is none, is written in another way, or has bits set behind the prefix.</summary>
    public static IPNetwork? Parse(string? text) =>
        IPNetwork.TryParse(text, out IPNetwork network) && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        && string.Equals(network.ToString(), text, StringComparison.Ordinal)
            ? network
            : null;

    public static bool Overlap(IPNetwork left, IPNetwork right) => left.Contains(right.BaseAddress) || right.Contains(left.BaseAddress);
}
