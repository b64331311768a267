using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Looks whether the host has its addresses again after a switch was put back: an interface that went took them with it.</summary>
internal static class LostAddresses
{
    /// <summary>Waits until all addresses are back.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="before">The host's network as it was.</param>
    /// <exception cref="SettingNotKeptException">Some did not come back: the user is told which.</exception>
    public static void Verify(HyperVConnection connection, HostNetwork before)
    {
        if (Missing(HostNetworkReader.Read(connection), before).Length == 0)
        {
            return;
        }

        string[] missing = [];
        SwitchWait.Until(
            connection,
            now => (missing = Missing(now, before)).Length == 0 ? now : null,
            () => $"The host's address {string.Join(", ", missing)} did not come back; give it again (New-NetIPAddress).");
    }

    private static string[] Missing(HostNetwork now, HostNetwork before) =>
    [
        .. before.Addresses.Where(a => !now.Addresses.Any(n => n.Address.Equals(a.Address) && n.PrefixLength == a.PrefixLength))
            .Select(static a => $"{a} on '{a.InterfaceName}'"),
    ];
}
