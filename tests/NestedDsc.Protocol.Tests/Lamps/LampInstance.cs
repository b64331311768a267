using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>A lamp as it is desired.</summary>
internal sealed record LampInstance : IResourceInstance<LampConnection>
{
    /// <summary>What the journal knows the lamp by.</summary>
    public static readonly Guid Id = Guid.Parse("a4ef744c-4a32-5a7f-a293-0e582302ba3c");

    public string? Name { get; init; }

    public bool? On { get; init; }

    public long? Brightness { get; init; }

    public string? Color { get; init; }

    public long? Firmware { get; init; }

    public bool IsJournaled { get; init; }

    public Reading<LampConnection> Read(LampConnection context)
    {
        Lamp? lamp = context.Room.Find(Name);
        LockTarget? target = IsJournaled && lamp is not null ? new LockTarget(Id, $"lamp '{lamp.Name}'") : null;
        return new Reading<LampConnection>
        {
            Target = target,
            Planner = journal => LampPlanner.Plan(this, lamp) with { Journal = target is null ? null : Writer(), Recovery = StateOf(journal, lamp) },
            Again = Read,
        };
    }

    // A lamp that was left dark has to be lit again.
    private static RecoveryState StateOf(JournalStatus journal, Lamp? lamp) =>
        !journal.IsInterrupted ? RecoveryState.None : lamp is { On: false } ? RecoveryState.Due : RecoveryState.Settled;

    private static JournalWriter Writer() => new(new JournalEntry(Id, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal)))
    {
        RecoveryHint = "The next set lights it again.",
        ManualHint = "Light it by hand.",
    };
}
