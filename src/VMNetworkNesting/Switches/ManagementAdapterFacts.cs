using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What an instance says of an adapter of the host on a switch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MacAddress">Its MAC address; <see langword="null"/> if it is yet to be chosen.</param>
/// <param name="Addresses">Its IPv4 addresses.</param>
internal sealed record ManagementAdapterFacts(string Name, string? MacAddress, IReadOnlyList<HostAddress> Addresses)
{
    /// <summary>The facts of an adapter that was read.</summary>
    public static ManagementAdapterFacts Of(ManagementAdapter adapter) => new(adapter.Name, adapter.MacAddress, adapter.Addresses);

    /// <summary>The facts with addresses more.</summary>
    public ManagementAdapterFacts With(IEnumerable<HostAddress> addresses) =>
        this with { Addresses = [.. Addresses.Concat(addresses).DistinctBy(static a => a.ToString()).OrderBy(static a => a.Address, AddressOrder.Instance)] };
}
