using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>Makes sure that the host has kept what it accepted.</summary>
internal static class SpoofingReadBack
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Reads until the adapters have the value. A feature that was just added can be missing for a moment (os-win reads again, too).</summary>
    /// <exception cref="SettingNotKeptException">They do not get it.</exception>
    public static void Verify(HyperVConnection connection, MachineAdapters machine, IReadOnlyList<NetworkAdapter> adapters, bool spoofing)
    {
        CimDeadline deadline = connection.Within(Settling);
        while (true)
        {
            IReadOnlyDictionary<string, (string FeatureId, bool Spoofing)> now = PortSecurity.Read(connection, machine with { Adapters = adapters });
            string[] missed = [.. adapters.Where(a => now.GetValueOrDefault(a.ConnectionId!).Spoofing != spoofing).Select(static a => $"'{a.Name}'")];
            if (missed.Length == 0)
            {
                return;
            }

            if (deadline.HasPassed)
            {
                throw new SettingNotKeptException(
                    $"Hyper-V accepted the change for {machine.Display} but did not keep it: MAC address spoofing of {string.Join(", ", missed)} is still {AdapterState.Word(!spoofing)}.");
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }
}
