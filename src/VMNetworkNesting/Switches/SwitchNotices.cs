using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>What is worth knowing about a switch.</summary>
internal static class SwitchNotices
{
    /// <summary>Lists the notices.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="ports">The switch's ports after a set.</param>
    /// <param name="network">The host's network as it is.</param>
    public static IEnumerable<Finding> Of(DesiredSwitch desired, SwitchPorts? ports, HostNetwork network)
    {
        if (!desired.Exist || ports is null)
        {
            yield break;
        }

        if (ports.Adapter is { IsWiFi: true } wireless)
        {
            yield return new Finding(
                "WiFi",
                $"Network adapter {wireless.Display} is wireless: access points take one MAC address from it, so machines inside a nested VM need NAT instead of {desired.Display}.");
        }

        if (ports is { Adapter: { } adapter, Internal: false })
        {
            string[] lost = [.. network.Addresses.Where(a => a.InterfaceIndex == adapter.InterfaceIndex).Select(static a => a.ToString())];
            if (lost.Length > 0)
            {
                yield return new Finding(
                    "HostDisconnected",
                    $"The host loses its connection through network adapter {adapter.Display} ({string.Join(", ", lost)}), since {desired.Display} is not for the management operating system.");
            }
        }

        if (desired.Nat is not null)
        {
            yield return new Finding(
                "NatWithoutDhcp",
                $"NAT behind {desired.Display} hands out no addresses: give the machines there static ones in {desired.Nat.Prefix}, with {desired.Nat.Gateway} as gateway, or run a DHCP server.");
        }
    }
}
