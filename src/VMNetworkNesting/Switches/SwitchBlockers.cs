using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What stops a set of a switch before its first change.</summary>
internal static class SwitchBlockers
{
    public static IEnumerable<Blocker> Of(DesiredSwitch desired, VirtualSwitch? current, SwitchPorts? wanted, HostNetwork network)
    {
        if (current?.IsDefaultSwitch == true)
        {
            yield return Findings.Blocker("DefaultSwitch", $"Windows manages the {desired.Display} itself; it can't be changed or removed.");
            yield break;
        }

        if (current is { ConnectedAdapters.Count: > 0 } && !desired.ReplaceWhenConnected && Disconnects(desired, current, wanted))
        {
            string change = desired.Exist ? "changing its type or network adapter interrupts them" : "removing it disconnects them";
            yield return Findings.Blocker(
                "SwitchInUse",
                $"{Adapters(current)} use {desired.Display}, and {change}. Connect them to another switch first, or allow it with whenConnected: \"replace\".");
        }

        if (desired is { Exist: true, Nat: { } nat })
        {
            foreach (Blocker blocker in OfNat(desired, nat, current, network))
            {
                yield return blocker;
            }
        }
    }

    /// <summary>Names the adapters that use a switch.</summary>
    public static string Adapters(VirtualSwitch current) =>
        string.Join(", ", current.ConnectedAdapters.Select(static a => $"adapter '{a.AdapterName}' of VM '{a.MachineName}'"));

    private static bool Disconnects(DesiredSwitch desired, VirtualSwitch current, SwitchPorts? wanted) =>
        !desired.Exist || (wanted is not null && (wanted.Type != current.Ports.Type || !string.Equals(wanted.Adapter?.DeviceId, current.Ports.Adapter?.DeviceId, StringComparison.OrdinalIgnoreCase)));

    // Learn, "Set up a NAT network": one internal prefix per host; with a second one the system is in an unknown state.
    private static IEnumerable<Blocker> OfNat(DesiredSwitch desired, DesiredNat nat, VirtualSwitch? current, HostNetwork network)
    {
        foreach (NatNetwork other in network.Nats)
        {
            if (other.Prefix != nat.Prefix)
            {
                yield return Findings.Blocker(
                    "OtherNat",
                    $"This host already has NAT '{other.Name}' for {(other.Prefix is { } prefix ? prefix.ToString() : "another network")}, and Windows supports one only. Remove it first (Remove-NetNat -Name '{other.Name}'), if nothing needs it, or use its network.");
            }
        }

        IReadOnlyList<HostAddress> own = current is null ? [] : network.AddressesOn(current);
        foreach (HostAddress address in own.Where(a => a.Address.Equals(nat.Gateway) && a.PrefixLength != nat.Prefix.PrefixLength))
        {
            yield return Findings.Blocker(
                "GatewayPrefix",
                $"The host has the address {address} on {desired.Display}; {nat.Gateway}/{nat.Prefix.PrefixLength} is required, and an address can't be there twice. Remove it first (Remove-NetIPAddress -IPAddress {nat.Gateway}).");
        }

        foreach (HostAddress address in network.Addresses.Except(own))
        {
            if (Ipv4.Overlap(nat.Prefix, address.Network))
            {
                yield return Findings.Blocker(
                    "NatPrefixOverlaps",
                    $"The network {nat.Prefix} for NAT behind {desired.Display} overlaps with the host's address {address} on '{address.InterfaceName}'. Choose another network.");
            }
        }
    }
}
