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
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="adapters">The adapters, each with the rows that were sent, apart from the one value.</param>
    /// <param name="spoofing">The value.</param>
    /// <exception cref="SettingNotKeptException">They do not get it, or another setting of their ports has changed with it.</exception>
    public static void Verify(
        HyperVConnection connection, MachineAdapters machine, IReadOnlyList<(NetworkAdapter Adapter, IReadOnlyList<CimObject> Sent)> adapters, bool spoofing)
    {
        CimDeadline deadline = connection.Within(Settling);
        while (true)
        {
            ILookup<string, CimObject> now = PortSecurity.Read(connection, machine with { Adapters = [.. adapters.Select(static a => a.Adapter)] });
            string[] missed =
            [
                .. adapters.Where(a => now[a.Adapter.ConnectionId!].Select(static f => (bool?)PortSecurity.AllowsSpoofing(f)).DefaultIfEmpty(false).Any(s => s != spoofing))
                    .Select(static a => $"'{a.Adapter.Name}'"),
            ];
            if (missed.Length == 0)
            {
                ThrowIfOthersChanged(machine, adapters, now);
                return;
            }

            if (deadline.HasPassed)
            {
                throw new SettingNotKeptException(
                    $"Hyper-V reported success, but MAC address spoofing of {string.Join(", ", missed)} of {machine.Display} is unchanged: it is still {AdapterState.Word(!spoofing)}.");
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    /// <summary>Finds a row again.</summary>
    /// <param name="rows">The rows as they are now.</param>
    /// <param name="row">The row as it was.</param>
    /// <returns>The row as it is now, or <see langword="null"/>.</returns>
    public static CimObject? Find(IEnumerable<CimObject> rows, CimObject row) =>
        rows.FirstOrDefault(r => string.Equals(r.Text("InstanceID"), row.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<string> OtherChanges(NetworkAdapter adapter, CimObject sent, IEnumerable<CimObject> now)
    {
        bool isTemplate = adapter.Security.Count == 0;
        return (isTemplate ? now.FirstOrDefault() : Find(now, sent)) is { } after ? PortSecurity.OtherChanges(sent, after, isTemplate) : [];
    }

    private static void ThrowIfOthersChanged(
        MachineAdapters machine, IReadOnlyList<(NetworkAdapter Adapter, IReadOnlyList<CimObject> Sent)> adapters, ILookup<string, CimObject> now)
    {
        string[] changes =
        [
            .. adapters
                .SelectMany(a => a.Sent.Select(sent => (a.Adapter, Others: OtherChanges(a.Adapter, sent, now[a.Adapter.ConnectionId!]))))
                .Where(static a => a.Others.Count > 0)
                .Select(static a => $"adapter '{a.Adapter.Name}': {string.Join(", ", a.Others)}"),
        ];
        if (changes.Length > 0)
        {
            throw new SettingNotKeptException(
                $"With MAC address spoofing, other settings of the ports of {machine.Display} have changed, which must stay as they were ({string.Join("; ", changes)}).");
        }
    }
}
