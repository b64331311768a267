using System.Globalization;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.Protocol.Journal;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What the journal says of a VM that a set interrupts.</summary>
internal sealed record VMJournalEntry
{
    /// <summary>The machine.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the set began, in UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What was going on.</summary>
    public required string Action { get; init; }

    /// <summary>The state that the machine was in.</summary>
    public required VirtualMachineState State { get; init; }

    /// <summary>By when the set would have stopped it, in UTC.</summary>
    public required DateTimeOffset StoppedBy { get; init; }

    /// <summary>Since when it is off, in UTC, as the host tells it; <see langword="null"/> if it was not seen to be off.</summary>
    public DateTime? OffSince { get; init; }

    /// <summary>For each setting, the values that a set may have left: the former and the new one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Settings { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The name that a checkpoint was to have; <see langword="null"/> if none was to be taken.</summary>
    public string? CheckpointName { get; init; }

    /// <summary>The checkpoints that were there before.</summary>
    public IReadOnlyList<Guid> FormerCheckpoints { get; init; } = [];

    /// <summary>The checkpoint that was taken.</summary>
    public Guid? Checkpoint { get; init; }

    /// <summary>The name that Hyper-V gave it.</summary>
    public string? FirstName { get; init; }

    /// <summary>Whether the VM was on, so that it has to be again.</summary>
    public bool WasOn => State is VirtualMachineState.Running or VirtualMachineState.Paused;

    /// <summary>Reads an entry of the journal.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>What it says, or <see langword="null"/> if it does not hold together.</returns>
    public static VMJournalEntry? From(JournalEntry entry)
    {
        IReadOnlyDictionary<string, string> facts = entry.Facts;
        if (!Enum.TryParse(facts.GetValueOrDefault("state"), out VirtualMachineState state) || !Enum.IsDefined(state)
            || Time(facts, "stoppedBy") is not { } stoppedBy)
        {
            return null;
        }

        return new VMJournalEntry
        {
            Id = entry.Id,
            Since = entry.Since,
            Action = entry.Action,
            State = state,
            StoppedBy = stoppedBy,
            OffSince = Time(facts, "offSince")?.UtcDateTime,
            Settings = SettingTable.All.Select(static p => p.JournalName).Where(facts.ContainsKey)
                .ToDictionary(static name => name, name => (IReadOnlyList<string>)facts[name].Split('|'), StringComparer.Ordinal),
            CheckpointName = facts.GetValueOrDefault("checkpointName"),
            FormerCheckpoints = [.. (facts.GetValueOrDefault("checkpointsBefore") ?? "").Split('|')
                .Select(static id => Guid.TryParse(id, out Guid former) ? former : Guid.Empty)],
            Checkpoint = Guid.TryParse(facts.GetValueOrDefault("checkpoint"), out Guid checkpoint) ? checkpoint : null,
            FirstName = facts.GetValueOrDefault("checkpointFirstName"),
        };
    }

    /// <summary>That the VM is off, for an entry that is written already.</summary>
    public static (string Name, string? Value) OffFact(DateTime? since) =>
        ("offSince", since is { } off ? Text(new DateTimeOffset(off, TimeSpan.Zero)) : null);

    /// <summary>A checkpoint that was taken, for an entry that is written already.</summary>
    public static (string Name, string? Value)[] CheckpointFacts(Guid? id, string? firstName) =>
        [("checkpoint", id?.ToString()), ("checkpointFirstName", firstName)];

    /// <summary>This with a checkpoint that is to be taken.</summary>
    public VMJournalEntry WithCheckpointToTake(string name, IEnumerable<Checkpoint> formerCheckpoints) => this with
    {
        CheckpointName = name,
        FormerCheckpoints = [.. formerCheckpoints.Select(static c => c.Id).OfType<Guid>()],
        Checkpoint = null,
        FirstName = null,
    };

    /// <summary>This with the values of more settings.</summary>
    public VMJournalEntry With(VMSettings settings)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(Settings, StringComparer.Ordinal);
        foreach ((string name, string value) in Texts(settings))
        {
            all[name] = [.. (all.GetValueOrDefault(name) ?? []).Append(value).Distinct(StringComparer.Ordinal)];
        }

        return this with { Settings = all };
    }

    /// <summary>
    /// Whether a machine's settings are none but those that the set found or was to bring. A setting that an earlier version did not
    /// write down tells nothing.
    /// </summary>
    public bool Explains(VMSettings settings) => Texts(settings).All(
        now => !Settings.TryGetValue(now.Name, out IReadOnlyList<string>? values) || values.Contains(now.Value, StringComparer.Ordinal));

    /// <summary>This as an entry of the journal.</summary>
    public JournalEntry ToJournal() => new JournalEntry(Id, Since, Action, new Dictionary<string, string>(StringComparer.Ordinal)).With(
    [
        ("state", State.ToString()),
        ("stoppedBy", Text(StoppedBy)),
        OffFact(OffSince),
        .. Settings.Select(static setting => (setting.Key, (string?)string.Join('|', setting.Value))),
        ("checkpointName", CheckpointName),
        ("checkpointsBefore", CheckpointName is null ? null : string.Join('|', FormerCheckpoints)),
        .. CheckpointFacts(Checkpoint, FirstName),
    ]);

    private static IEnumerable<(string Name, string Value)> Texts(VMSettings settings) =>
        SettingTable.All.Select(p => (p.JournalName, p.Kind.JournalText(settings.Number(p.Setting))));

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(IReadOnlyDictionary<string, string> facts, string name) =>
        DateTimeOffset.TryParseExact(facts.GetValueOrDefault(name), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            ? time
            : null;
}
