using System.Net;

namespace NestedDsc.HyperV.Switches;

/// <summary>IPv4 addresses in the order of their numbers.</summary>
public sealed class AddressOrder : IComparer<IPAddress>
{
    /// <summary>The only one.</summary>
    public static AddressOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(IPAddress? x, IPAddress? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Ipv4.ToNumber(x).CompareTo(Ipv4.ToNumber(y)),
    };
}
