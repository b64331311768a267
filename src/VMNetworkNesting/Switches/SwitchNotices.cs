using NestedDsc.Hosting;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Switches.Steps;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What is worth knowing about a switch.</summary>
internal static class SwitchNotices
{
    /// <summary>Lists the notices.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="ports">The switch's ports after a set.</param>
    /// <param name="current">The switch; <see langword="null"/> if there is none.</param>
    /// <param name="network">The host's network.</param>
    /// <remarks>They are the same before and after a set, so that a what-if tells those of the set.</remarks>
    public static IEnumerable<Finding> Of(DesiredSwitch desired, SwitchPorts? ports, VirtualSwitch? current, HostNetwork network)
    {
        if (!desired.Exist && current is not null)
        {
            foreach (NatNetwork nat in network.NatsOf(current).Select(static n => n.Nat).Where(n => SharedNat.StaysWithout(current, n, network)))
            {
                yield return new Finding(
                    FindingCodes.NatShared, $"NAT '{nat.Name}' for {nat.Prefix} stays when {desired.Display} goes: it is used by {SharedNat.Users(current, nat, network)}.");
            }
        }

        if (!desired.Exist || ports is null)
        {
            yield break;
        }

        if (ports.Adapters.FirstOrDefault(static a => a.IsWiFi) is { } wireless)
        {
            yield return new Finding(
                FindingCodes.WiFi,
                $"Network adapter {wireless.Display} is wireless: access points take one MAC address from it, so machines inside a nested VM need NAT instead of {desired.Display}.");
        }

        if (ports is { Adapters.Count: > 0, Internal: false })
        {
            yield return new Finding(
                FindingCodes.HostDisconnected,
                $"{PortWords.Adapters(ports.Adapters, isFirst: true)} {(ports.Adapters.Count == 1 ? "is" : "are")} for {desired.Display} alone: the host itself has no connection through {(ports.Adapters.Count == 1 ? "it" : "them")}, since allowManagementOS is false.");
        }

        if (desired.Nat is { } wanted)
        {
            System.Net.IPNetwork prefix = network.Nats.FirstOrDefault(n => n.Contains(wanted.Prefix))?.Prefix ?? wanted.Prefix;
            if (network.OthersIn(prefix, current) is { Count: > 0 } others)
            {
                yield return new Finding(FindingCodes.NatShared, $"The NAT for {prefix} is not for {desired.Display} alone: {AddressChanges.List(others)} is in its network too.");
            }

            yield return new Finding(
                FindingCodes.NatWithoutDhcp,
                $"NAT behind {desired.Display} hands out no addresses: give the machines there static ones in {wanted.Address.Network}, with {wanted.Gateway} as gateway, or run a DHCP server.");
        }
    }
}
