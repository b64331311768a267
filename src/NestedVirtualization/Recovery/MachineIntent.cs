using System.Globalization;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Intents;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What a set writes down of a machine before it interrupts it.</summary>
internal sealed record MachineIntent
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

    /// <summary>Reads an intent.</summary>
    /// <param name="intent">The intent.</param>
    /// <returns>What it says, or <see langword="null"/> if it does not hold together.</returns>
    public static MachineIntent? From(Intent intent)
    {
        IReadOnlyDictionary<string, string> facts = intent.Facts;
        if (!Enum.TryParse(facts.GetValueOrDefault("state"), out VirtualMachineState state) || !Enum.IsDefined(state)
            || Time(facts, "stoppedBy") is not { } stoppedBy)
        {
            return null;
        }

        return new MachineIntent
        {
            Id = intent.Id,
            Since = intent.Since,
            Action = intent.Action,
            State = state,
            StoppedBy = stoppedBy,
            OffSince = Time(facts, "offSince")?.UtcDateTime,
            Settings = MachineSettingWords.Names.Where(facts.ContainsKey)
                .ToDictionary(static name => name, name => (IReadOnlyList<string>)facts[name].Split('|'), StringComparer.Ordinal),
            CheckpointName = facts.GetValueOrDefault("checkpointName"),
            FormerCheckpoints = [.. (facts.GetValueOrDefault("checkpointsBefore") ?? "").Split('|')
                .Select(static id => Guid.TryParse(id, out Guid former) ? former : Guid.Empty)],
            Checkpoint = Guid.TryParse(facts.GetValueOrDefault("checkpoint"), out Guid checkpoint) ? checkpoint : null,
            FirstName = facts.GetValueOrDefault("checkpointFirstName"),
        };
    }

    /// <summary>This with the values of more settings.</summary>
    public MachineIntent With(MachineSettings settings)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(Settings, StringComparer.Ordinal);
        foreach ((string name, string value) in MachineSettingWords.Of(settings))
        {
            all[name] = [.. (all.GetValueOrDefault(name) ?? []).Append(value).Distinct(StringComparer.Ordinal)];
        }

        return this with { Settings = all };
    }

    /// <summary>Whether a machine's settings are none but those that the set found or was to bring.</summary>
    public bool Explains(MachineSettings settings) => MachineSettingWords.Of(settings).All(
        now => Settings.TryGetValue(now.Name, out IReadOnlyList<string>? values) && values.Contains(now.Value, StringComparer.Ordinal));

    /// <summary>Writes it.</summary>
    public Intent ToIntent()
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = State.ToString(),
            ["stoppedBy"] = Text(StoppedBy),
        };
        Add("offSince", OffSince is { } off ? Text(new DateTimeOffset(off, TimeSpan.Zero)) : null);
        foreach ((string name, IReadOnlyList<string> values) in Settings)
        {
            Add(name, string.Join('|', values));
        }

        Add("checkpointName", CheckpointName);
        if (CheckpointName is not null)
        {
            Add("checkpointsBefore", string.Join('|', FormerCheckpoints));
        }

        Add("checkpoint", Checkpoint?.ToString());
        Add("checkpointFirstName", FirstName);
        return new Intent(Id, Since, Action, facts);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                facts.Add(name, value);
            }
        }
    }

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(IReadOnlyDictionary<string, string> facts, string name) =>
        DateTimeOffset.TryParseExact(facts.GetValueOrDefault(name), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            ? time
            : null;
}
