using NestedDsc.Hosting;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What stops a set of a switch before its first change.</summary>
internal static class SwitchBlockers
{
    public static IEnumerable<Blocker> Of(DesiredSwitch desired, VirtualSwitch? current, SwitchPorts? wanted, HostNetwork network)
    {
        // Whatever is being made or changed, maybe by a set that was ended meanwhile, is looked at when it is done.
        if (network.SwitchJobs is [var job, ..])
        {
            yield return Findings.Blocker(
                FindingCodes.SwitchBusy, $"Hyper-V is still changing virtual switches of this host ({job}), maybe {desired.Display}. Wait until it has ended.") with { IsTransient = true };
        }

        if (current?.IsDefaultSwitch == true)
        {
            yield return Findings.Blocker(FindingCodes.DefaultSwitch, $"Windows manages the {desired.Display} itself; it can't be changed or removed.");
            yield break;
        }

        if (current is not null && !desired.ReplaceWhenConnected && Disconnects(desired, current, wanted))
        {
            string[] users = [.. Users(desired, current, network)];
            if (users.Length > 0)
            {
                string change = desired.Exist ? "changing its type or network adapter interrupts that" : "removing it ends that";
                yield return Findings.Blocker(
                    FindingCodes.SwitchInUse,
                    $"Switch '{current.Name}' is used by {string.Join(", ", users)}, and {change}. Allow it with whenConnected: \"replace\", or use another switch.");
            }
        }

        if (desired.Exist && current is not null && wanted is not null && wanted.Type != SwitchType.Internal && network.NatOf(current) is { } own)
        {
            yield return Findings.Blocker(
                FindingCodes.SwitchHasNat,
                $"Switch '{current.Name}' has NAT '{own.Nat.Name}' for {own.Nat.Prefix}, which only an internal switch can have. Remove the NAT first (Remove-NetNat -Name '{own.Nat.Name}'), or remove the switch with _exist: false.");
        }

        if (desired is { Exist: true, Nat: { } nat })
        {
            foreach (Blocker blocker in OfNat(desired, nat, current, network))
            {
                yield return blocker;
            }
        }
    }

    // A switch that is removed gives the host its addresses back; one that changes its kind may take the host's way out with it.
    private static IEnumerable<string> Users(DesiredSwitch desired, VirtualSwitch current, HostNetwork network)
    {
        if (current.ConnectedAdapters.Count > 0)
        {
            yield return Adapters(current);
        }

        IReadOnlyList<HostAddress> addresses = network.AddressesOn(current);
        if (desired.Exist && addresses.Count > 0)
        {
            yield return $"the host itself ({string.Join(", ", addresses)})";
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
                    FindingCodes.OtherNat,
                    $"This host already has NAT '{other.Name}' for {(other.Prefix is { } prefix ? prefix.ToString() : "another network")}, and Windows supports one only. Remove it first (Remove-NetNat -Name '{other.Name}'), if nothing needs it, or use its network.");
            }
        }

        IReadOnlyList<HostAddress> own = current is null ? [] : network.AddressesOn(current);
        foreach (HostAddress address in own.Where(a => a.Address.Equals(nat.Gateway) && a.PrefixLength != nat.Prefix.PrefixLength))
        {
            yield return Findings.Blocker(
                FindingCodes.GatewayPrefix,
                $"The host has the address {address} on {desired.Display}; {nat.Gateway}/{nat.Prefix.PrefixLength} is required, and an address can't be there twice. Remove it first (Remove-NetIPAddress -IPAddress {nat.Gateway}).");
        }

        foreach (HostAddress address in network.Addresses.Except(own))
        {
            if (Ipv4.Overlap(nat.Prefix, address.Network))
            {
                yield return Findings.Blocker(
                    FindingCodes.NatPrefixOverlaps,
                    $"The network {nat.Prefix} for NAT behind {desired.Display} overlaps with the host's address {address} on '{address.InterfaceName}'. Choose another network.");
            }
        }
    }
}
