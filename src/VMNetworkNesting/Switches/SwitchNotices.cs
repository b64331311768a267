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
    /// <remarks>They are the same before and after a set, so that a what-if tells those of the set.</remarks>
    public static IEnumerable<Finding> Of(DesiredSwitch desired, SwitchPorts? ports)
    {
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

        if (desired.Nat is not null)
        {
            yield return new Finding(
                FindingCodes.NatWithoutDhcp,
                $"NAT behind {desired.Display} hands out no addresses: give the machines there static ones in {desired.Nat.Prefix}, with {desired.Nat.Gateway} as gateway, or run a DHCP server.");
        }
    }
}
