using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What an interrupted set has left to do.</summary>
internal sealed record RecoveryPlan
{
    /// <summary>Nothing.</summary>
    public static RecoveryPlan None { get; } = new();

    /// <summary>What the interrupted set wrote down.</summary>
    public VMJournalEntry? Entry { get; init; }

    /// <summary>The state that the machine is to be brought back to.</summary>
    public VirtualMachineState? Restore { get; init; }

    /// <summary>A half-made checkpoint that is to be removed.</summary>
    public Checkpoint? Leftover { get; init; }

    /// <summary>What is not as it should be.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<Finding> Notices { get; init; } = [];

    /// <summary>What keeps a set from beginning.</summary>
    public IReadOnlyList<Blocker> Blockers { get; init; } = [];

    /// <summary>Whether it is not yet clear, since the machine is still on its way to a state.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether there is something to do.</summary>
    public bool IsDue => Restore is not null || Leftover is not null;

    /// <summary>What becomes of what it wrote down.</summary>
    /// <param name="journal">What the journal says.</param>
    /// <returns>Whether it must stay, or can go.</returns>
    public RecoveryState StateOf(JournalStatus journal) =>
        IsDue ? RecoveryState.Due
        : IsOpen ? RecoveryState.Open
        : journal.IsInterrupted ? RecoveryState.Settled
        : RecoveryState.None;
}
