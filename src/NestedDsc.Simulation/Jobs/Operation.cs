using NestedDsc.Cim;

namespace NestedDsc.Simulation.Jobs;

/// <summary>
/// Work that goes on after a method has answered. Time for it is counted in reads of the host (every query and every read of an
/// instance is one) and, where asked for, in seconds of the session's virtual clock.
/// </summary>
internal sealed class Operation
{
    /// <summary><see cref="PollsLeft"/> of an operation that never ends.</summary>
    public const int Never = -1;

    /// <summary>Identity; also InstanceID of the job.</summary>
    public required string Id { get; init; }

    /// <summary>Whether a job shows the operation; a guest's shutdown has none.</summary>
    public bool HasJob { get; init; } = true;

    /// <summary>Msvm_ConcreteJob.JobType.</summary>
    public ushort JobType { get; init; }

    /// <summary>Localised name of the job.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The VM that the operation is about.</summary>
    public required string VmId { get; init; }

    /// <summary>Whether other changes of the VM must wait.</summary>
    public bool IsExclusive { get; init; } = true;

    /// <summary>Whether a kill request is taken.</summary>
    public bool Cancellable { get; init; }

    /// <summary>Reads until the work ends; <see cref="Never"/> for ever.</summary>
    public int PollsLeft { get; set; }

    /// <summary>Reads that the whole work takes, for PercentComplete.</summary>
    public int PollsTotal { get; init; }

    /// <summary>Reads from the end of the job until its effect can be seen.</summary>
    public int SettleLeft { get; set; }

    /// <summary>Virtual seconds that the work takes at least.</summary>
    public int Seconds { get; init; }

    /// <summary>Time before which the work does not end.</summary>
    public DateTimeOffset NotBefore { get; set; }

    public JobOutcome Outcome { get; set; } = JobOutcome.Success;

    /// <summary>Changes when the work ends well.</summary>
    public IReadOnlyList<Edit> OnSuccess { get; init; } = [];

    /// <summary>Changes when it does not.</summary>
    public IReadOnlyList<Edit> OnFailure { get; init; } = [];

    /// <summary>Elements that the job affected: its associated instances after the end.</summary>
    public IReadOnlyList<CimPath> Affected { get; init; } = [];

    public bool HasEnded => PollsLeft == 0;

    public JobState State => HasEnded ? Outcome.State
        : PollsTotal - PollsLeft <= 1 && PollsTotal > 2 && PollsLeft != Never ? JobState.Starting
        : JobState.Running;

    /// <summary>Progress in percent; never 100 before the end.</summary>
    public ushort PercentComplete => HasEnded ? (ushort)100
        : PollsLeft == Never || PollsTotal == 0 ? (ushort)0
        : (ushort)(100 * (PollsTotal - PollsLeft) / PollsTotal);

    /// <summary>Changes that the end brings.</summary>
    public IReadOnlyList<Edit> Effect => Outcome.IsSuccess ? OnSuccess : OnFailure;

    /// <summary>Lets one read pass.</summary>
    /// <returns>Whether the effect is due now.</returns>
    public bool Advance(DateTimeOffset now)
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

    /// <summary>Ends the work at once.</summary>
    public void End(JobOutcome outcome)
    {
        Outcome = outcome;
        PollsLeft = 0;
    }
}
