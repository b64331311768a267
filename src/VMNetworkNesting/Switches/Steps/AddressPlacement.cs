using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>
/// Sees to it that the host has its addresses where they belong. Windows moves them along with the ports of a switch, though not in every
/// case; what has not come by itself is given again, with its default gateway.
/// </summary>
internal static class AddressPlacement
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>Waits for addresses, and gives those that don't come.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="wanted">The addresses. One that a DHCP server gave comes, or not, by itself.</param>
    /// <exception cref="SettingNotKeptException">Some did not come: the user is told which.</exception>
    public static void Ensure(HyperVConnection connection, IReadOnlyList<PlacedAddress> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        CimDeadline patience = connection.Within(Patience);
        CimDeadline deadline = connection.Within(Settling);
        string? refusal = null;
        while (true)
        {
            HostNetwork now = HostNetworkReader.Read(connection);
            PlacedAddress[] missing = [.. wanted.Where(w => !w.Address.IsFromDhcp && !IsThere(now, w))];
            if (missing.Length == 0)
            {
                return;
            }

            if (deadline.HasPassed)
            {
                string list = string.Join(", ", missing.Select(static m => $"{m.Address} on {m.Place}"));
                throw new SettingNotKeptException($"The host's address {list} did not come back; give it again (New-NetIPAddress).{refusal}");
            }

            if (patience.HasPassed)
            {
                refusal = Give(connection, now, missing) ?? refusal;
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    private static bool IsThere(HostNetwork now, PlacedAddress wanted) =>
        wanted.InterfaceOf(now) is { } index && now.Addresses.Any(a => a.InterfaceIndex == index && a.SameAs(wanted.Address));

    /// <returns>Why Windows refuses one of them.</returns>
    private static string? Give(HyperVConnection connection, HostNetwork now, PlacedAddress[] missing)
    {
        string? refusal = null;
        foreach (PlacedAddress wanted in missing)
        {
            if (wanted.InterfaceOf(now) is not { } index)
            {
                continue;
            }

            try
            {
                foreach (HostAddress elsewhere in now.Addresses.Where(a => a.InterfaceIndex != index && a.SameAs(wanted.Address)))
                {
                    HostAddresses.Remove(connection, elsewhere);
                }

                HostAddresses.Add(connection, index, wanted.Address, $"Giving the host the address {wanted.Address}");
            }
            catch (Exception refused) when (refused is CimException or CimMethodException or SettingNotKeptException)
            {
                refusal = $" {refused.Message}";
            }
        }

        return refusal;
    }
}
