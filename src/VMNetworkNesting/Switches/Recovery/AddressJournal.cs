using System.Globalization;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Recovery;

/// <summary>Writes down the addresses that a set moves, and finds those that one that was ended has left nowhere.</summary>
internal static class AddressJournal
{
    /// <summary>What goes into the journal before the first step.</summary>
    /// <param name="switchName">Name of the switch.</param>
    /// <param name="changes">What becomes of the host's addresses.</param>
    /// <param name="network">The host's network.</param>
    /// <param name="earlier">What an earlier set has left nowhere, which must stay written down.</param>
    /// <param name="now">The host's time, in UTC.</param>
    /// <returns>What writes it; <see langword="null"/> if no address moves.</returns>
    public static JournalWriter? For(
        string switchName, AddressChanges changes, HostNetwork network, IReadOnlyList<JournaledAddress> earlier, DateTimeOffset now)
    {
        JournaledAddress[] moved =
        [
            .. changes.ToSwitch.Select(a => new JournaledAddress(a, network.Adapters.First(n => n.InterfaceIndex == a.InterfaceIndex).DeviceId, switchName)),
            .. changes.ToAdapter.Select(a => new JournaledAddress(a, changes.Freed!.DeviceId, switchName)),
            .. earlier,
        ];
        JournaledAddress[] given = [.. moved.Where(static m => !m.Address.IsFromDhcp).Take(JournalSerializer.MaxFacts)];
        return given.Length == 0 ? null : new JournalWriter(new JournalEntry(
            HostJournal.Network.Id,
            now,
            $"move addresses of the host with switch '{switchName}'",
            given.Index().ToDictionary(static g => string.Create(CultureInfo.InvariantCulture, $"address{g.Index + 1}"), static g => g.Item.ToFact(), StringComparer.Ordinal)))
        {
            RecoveryHint = "What the host lacks of its addresses by then, the next set of a switch gives back.",
            ManualHint = $"Look whether the host has {string.Join(", ", given.Select(static g => g.Address))}; if not, give it back by hand (New-NetIPAddress).",
        };
    }

    /// <summary>The addresses that an interrupted set has left nowhere.</summary>
    /// <param name="journal">What the journal knows.</param>
    /// <param name="network">The host's network.</param>
    public static IReadOnlyList<JournaledAddress> Missing(JournalStatus journal, HostNetwork network) => journal is { IsInterrupted: true, Entry: { } entry }
        ? [.. entry.Facts.Values.Select(JournaledAddress.Parse).OfType<JournaledAddress>().Where(a => !a.IsOn(network))]
        : [];

    /// <summary>What is not as it should be on their account.</summary>
    public static IEnumerable<Difference> Differences(IReadOnlyList<JournaledAddress> missing) => missing.Select(static m => Findings.Difference(
        "hostAddresses",
        FindingCodes.InterruptedSet,
        $"The host lacks {m.Address}: an earlier set of switch '{m.SwitchName}' was ended while it moved it. The next set gives it back."));
}
