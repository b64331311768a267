using NestedDsc.Cim;

namespace NestedDsc.Simulation.Jobs;

/// <summary>
/// Work that goes on after a method has answered. Time for it is counted in calls of the host (every one is a step, whatever it
/// asks for), in waiting by the session's virtual clock, which makes up for calls that nobody makes, and, where asked for, in
/// seconds of that clock that must pass.
/// </summary>
internal sealed class Operation
{
    /// <summary><see cref="PollsLeft"/> of an operation that never ends.</summary>
    public const int Never = -1;

    private const int CallsToMeanwhile = 2;

    /// <summary>Waiting that is worth a call. Longer than any pause between polls, so that it adds nothing while somebody polls.</summary>
    private static readonly TimeSpan TimePerStep = TimeSpan.FromSeconds(5);

    /// <summary>Identity; also InstanceID of the job.</summary>
    public required string Id { get; init; }

    /// <summary>Whether a job shows the operation; a guest's shutdown has none, nor has what follows another operation.</summary>
    public bool HasJob { get; init; } = true;

    /// <summary>Msvm_ConcreteJob.JobType.</summary>
    public ushort JobType { get; init; }

    /// <summary>Localised name of the job.</summary>
    public string Caption { get; init; } = "";

    /// <summary>What the operation is about: the GUID of a VM or switch, or the InstanceID of a setting.</summary>
    public required string VmId { get; init; }

    /// <summary>Whether other changes of the VM must wait.</summary>
    public bool IsExclusive { get; init; } = true;

    /// <summary>Whether a kill request is taken.</summary>
    public bool Cancellable { get; init; }

    /// <summary>Calls until the work ends; <see cref="Never"/> for ever.</summary>
    public int PollsLeft { get; set; }

    /// <summary>Calls that the whole work takes, for PercentComplete.</summary>
    public int PollsTotal { get; init; }

    /// <summary>Calls from the end of the job until its effect can be seen.</summary>
    public int SettleLeft { get; set; }

    /// <summary>Virtual seconds that the work takes at least.</summary>
    public int Seconds { get; init; }

    /// <summary>Identity of the operation that must end well before this one starts; empty if it has started.</summary>
    public string After { get; set; } = "";

    /// <summary>An instance without which the effect does not come; <see langword="null"/> if it needs none.</summary>
    public CimPath? Requires { get; init; }

    /// <summary>Time before which the work does not end.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    public JobOutcome Outcome { get; set; } = JobOutcome.Success;

    /// <summary>Changes that show while the work goes on, some calls after its beginning; none once they do.</summary>
    public IReadOnlyList<Edit> Meanwhile { get; set; } = [];

    /// <summary>Changes when the work ends well.</summary>
    public IReadOnlyList<Edit> OnSuccess { get; init; } = [];

    /// <summary>Changes when it does not.</summary>
    public IReadOnlyList<Edit> OnFailure { get; init; } = [];

    /// <summary>Elements that the job affected: its associated instances after the end.</summary>
    public IReadOnlyList<CimPath> Affected { get; init; } = [];

    public bool HasEnded => PollsLeft == 0;

    /// <summary>Whether what shows while the work goes on does so from now on.</summary>
    public bool IsMeanwhileDue => Meanwhile.Count > 0 && (HasEnded || Calls >= CallsToMeanwhile);

    public JobState State => HasEnded ? Outcome.State
        : PollsTotal - PollsLeft <= 1 && PollsTotal > 2 && PollsLeft != Never ? JobState.Starting
        : JobState.Running;

    /// <summary>Progress in percent; never 100 before the end.</summary>
    public ushort PercentComplete => HasEnded ? (ushort)100
        : PollsLeft == Never || PollsTotal == 0 ? (ushort)0
        : (ushort)(100 * (PollsTotal - PollsLeft) / PollsTotal);

    /// <summary>Changes that the end brings.</summary>
    public IReadOnlyList<Edit> Effect => Outcome.IsSuccess ? OnSuccess : OnFailure;

    private DateTimeOffset LastStep { get; set; }

    private int Calls { get; set; }

    /// <summary>Lets the work begin.</summary>
    public void Start(DateTimeOffset now)
    {
        After = "";
        LastStep = now;
        NotBefore = now.AddSeconds(Seconds);
    }

    /// <summary>Lets one call pass, and what was waited since the last one.</summary>
    /// <returns>Whether the effect is due now.</returns>
    public bool Advance(DateTimeOffset now)
    {
        if (After.Length > 0)
        {
            return false;
        }

        long steps = Math.Min(1 + ((now - LastStep).Ticks / TimePerStep.Ticks), Math.Max(PollsLeft, 0) + SettleLeft + 1);
        LastStep = now;
        Calls++;
        for (; steps > 0; steps--)
        {
            if (Step(now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the work at once.</summary>
    public void End(JobOutcome outcome)
    {
        Outcome = outcome;
        PollsLeft = 0;
    }

    private bool Step(DateTimeOffset now)
    {
        if (HasEnded)
        {
            return SettleLeft == 0 || --SettleLeft == 0;
        }

        if (PollsLeft == Never || (PollsLeft == 1 && now < NotBefore))
        {
            return false;
        }

        PollsLeft--;
        return HasEnded && SettleLeft == 0;
    }
}
