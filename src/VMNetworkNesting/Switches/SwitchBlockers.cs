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

        if (!desired.ReplaceWhenConnected && (wanted is not null || !desired.Exist))
        {
            foreach (Blocker blocker in OfUse(desired, current, wanted, network))
            {
                yield return blocker;
            }
        }

        if (desired.Exist && current is not null && wanted is not null && wanted.Type != SwitchType.Internal && network.NatsOf(current).FirstOrDefault().Nat is { } own)
        {
            string remedy = SharedNat.StaysWithout(current, own, network)
                ? $"{SharedNat.Users(current, own, network)} uses that NAT too, so remove the host's address on this switch first (Remove-NetIPAddress)"
                : $"Remove the NAT first (Remove-NetNat -Name '{own.Name}')";
            yield return Findings.Blocker(
                FindingCodes.SwitchHasNat,
                $"Switch '{current.Name}' has NAT '{own.Name}' for {own.Prefix}, which only an internal switch can have. {remedy}, or remove the switch with _exist: false.");
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
    private static IEnumerable<Blocker> OfUse(DesiredSwitch desired, VirtualSwitch? current, SwitchPorts? wanted, HostNetwork network)
    {
        AddressChanges addresses = AddressChanges.Of(network, current, wanted);
        if (current is not null)
        {
            bool disconnects = Disconnects(desired, current, wanted);
            bool removesHost = desired.Exist && wanted?.Internal == false;
            IReadOnlyList<HostAddress> own = HostNetwork.AddressesOn(current);
            string[] users =
            [
                .. disconnects && current.ConnectedAdapters.Count > 0 ? [Adapters(current)] : Array.Empty<string>(),
                .. desired.Exist && (disconnects || removesHost) && own.Count > 0 ? [$"the host itself ({AddressChanges.List(own)})"] : Array.Empty<string>(),
            ];
            if (users.Length > 0)
            {
                string change = !desired.Exist ? "removing it ends that"
                    : disconnects ? "changing its type or network adapter interrupts that"
                    : "taking it from the host ends that";
                yield return Findings.Blocker(
                    FindingCodes.SwitchInUse,
                    $"Switch '{current.Name}' is used by {string.Join(", ", users)}, and {change}. Allow it with whenConnected: \"replace\", or use another switch.");
            }

            // Its addresses can't be known before it is there.
            if (removesHost && current.ManagementAdapters.FirstOrDefault(static a => a.InterfaceIndex is null) is { } coming)
            {
                yield return Findings.Blocker(
                    FindingCodes.SwitchBusy,
                    $"Windows does not show the host's interface for management adapter '{coming.Name}' of {desired.Display} yet, so its addresses are unknown. Wait until it is there (Get-NetAdapter).") with { IsTransient = true };
            }
        }

        if (addresses.LostWithAdapter.Count > 0)
        {
            yield return Findings.Blocker(
                FindingCodes.HostAddressLost,
                $"The host would lose {AddressChanges.List(addresses.LostWithAdapter)} to {desired.Display}. Allow it with whenConnected: \"replace\", {(wanted!.Internal ? "give the host a static address" : "let the host use the switch with allowManagementOS: true")}, or name another network adapter.");
        }
    }

    /// <summary>Names the adapters that use a switch.</summary>
    public static string Adapters(VirtualSwitch current) =>
        string.Join(", ", current.ConnectedAdapters.Select(static a => $"adapter '{a.AdapterName}' of VM '{a.MachineName}'"));

    private static bool Disconnects(DesiredSwitch desired, VirtualSwitch current, SwitchPorts? wanted) =>
        !desired.Exist || (wanted is not null && current.Ports.AreInterruptedBy(wanted));

    // Learn, "Set up a NAT network": one internal prefix per host; with a second one the system is in an unknown state.
    private static IEnumerable<Blocker> OfNat(DesiredSwitch desired, DesiredNat nat, VirtualSwitch? current, HostNetwork network)
    {
        bool isThere = network.Nats.Any(n => n.Contains(nat.Prefix));
        foreach (NatNetwork other in isThere ? [] : network.Nats)
        {
            yield return Findings.Blocker(
                FindingCodes.OtherNat,
                $"This host already has NAT '{other.Name}' for {(other.Prefix is { } prefix ? prefix.ToString() : "another network")}, and Windows supports one only. {Advice(other, current, network)}");
        }

        IReadOnlyList<HostAddress> own = current is null ? [] : HostNetwork.AddressesOn(current);
        foreach (HostAddress address in own.Where(a => a.Address.Equals(nat.Gateway) && !nat.IsGateway(a)))
        {
            yield return Findings.Blocker(
                FindingCodes.GatewayPrefix,
                $"The host has the address {address} on {desired.Display}; {nat.Address} is required, and an address can't be there twice. Remove it first (Remove-NetIPAddress -IPAddress {nat.Gateway}).");
        }

        // Switches that share a NAT have a part of its network each; what leads outside must not be in it at all when it is made.
        System.Net.IPNetwork part = nat.Address.Network;
        foreach (HostAddress address in network.Addresses.Except(own))
        {
            bool isUser = isThere || network.IsOnInternalSwitch(address);
            System.Net.IPNetwork taken = isUser ? part : nat.Prefix;
            if (Ipv4.Overlap(taken, address.Network))
            {
                string remedy = isUser && nat.PrefixLength == nat.Prefix.PrefixLength
                    ? "Give this switch a part of its own (natGateway with a longer prefix, such as 192.168.100.1/26), or choose another network."
                    : "Choose another network.";
                yield return Findings.Blocker(
                    FindingCodes.NatPrefixOverlaps,
                    $"The network {taken} for NAT behind {desired.Display} overlaps with the host's address {address} on '{address.InterfaceName}'. {remedy}");
            }
        }
    }

    private static string Advice(NatNetwork other, VirtualSwitch? current, HostNetwork network)
    {
        string inside = other.Prefix is { } prefix ? $"Use a part of its network (natPrefix: {prefix}, and natGateway with a prefix length of its own)" : "Use another host";
        return other.IsOfContainers ? $"Containers (HNS: Docker, WSL) need it and make it again when it is removed. {inside}."
            : other.Prefix is { } used && network.OthersIn(used, current) is { Count: > 0 } others ? $"{AddressChanges.List(others)} uses it. {inside}."
            : $"{inside}, or remove it first (Remove-NetNat -Name '{other.Name}'), if nothing needs it.";
    }
}
