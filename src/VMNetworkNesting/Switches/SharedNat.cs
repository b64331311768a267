using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>NATs that more than one switch uses, as Microsoft's guide to NAT networks describes it: one NAT, and a part of its network for each.</summary>
internal static class SharedNat
{
    /// <summary>Whether a NAT stays when a switch that uses it is removed.</summary>
    public static bool StaysWithout(VirtualSwitch current, NatNetwork nat, HostNetwork network) =>
        nat.IsOfContainers || network.OthersIn(nat.Prefix!.Value, current).Count > 0;

    /// <summary>Why it stays, as the rest of a sentence.</summary>
    public static string Users(VirtualSwitch? current, NatNetwork nat, HostNetwork network)
    {
        IReadOnlyList<HostAddress> others = network.OthersIn(nat.Prefix!.Value, current);
        string[] users =
        [
            .. others.Count > 0 ? [AddressChanges.List(others)] : Array.Empty<string>(),
            .. nat.IsOfContainers ? ["containers (HNS)"] : Array.Empty<string>(),
        ];
        return string.Join(" and ", users);
    }
}
