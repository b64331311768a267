using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>A change of state that RequestStateChange brings about.</summary>
/// <param name="JobType">Msvm_ConcreteJob.JobType.</param>
/// <param name="Begin">What shows at once.</param>
/// <param name="Final">EnabledState afterwards.</param>
internal sealed record StateChange(ushort JobType, StatePhase Begin, ushort Final)
{
    /// <summary>What shows a little later; <see langword="null"/> if it is the same.</summary>
    public StatePhase? Later { get; init; }

    /// <summary>Whether the VM comes to life, so that the host must have room for it.</summary>
    public bool NeedsResources { get; init; }

    /// <summary>Whether the guest must do it.</summary>
    public bool NeedsGuest { get; init; }

    /// <summary>The change that a request means for a VM, or <see langword="null"/> if it is not legal.</summary>
    /// <param name="requested">Value of RequestedState; those of the first WMI namespace (32773 …) are refused.</param>
    /// <param name="state">The VM's state.</param>
    /// <param name="variants">Answers to open questions.</param>
    public static StateChange? Of(ulong requested, VmState state, Variants variants) => (requested, state) switch
    {
        (2, VmState.Off or VmState.Hibernated) => Start(12),
        (2, VmState.Saved) => Start(15),
        (2, VmState.Paused) => new(27, StatePhase.Resuming, VmStates.Running),
        (3, VmState.Running or VmState.Paused) => new(13, StatePhase.Stopping, VmStates.Off),
        (3, VmState.Saved) => new(13, StatePhase.Unseen, VmStates.Off),
        (4, VmState.Running) => new(13, StatePhase.Stopping, VmStates.Off) { NeedsGuest = true },
        (6, VmState.Running or VmState.Paused) => new(14, StatePhase.Saving, VmStates.Saved),
        (9, VmState.Running) => new(26, StatePhase.Pausing(variants.PausingText), VmStates.Paused),
        (10, VmState.Running) => new(29, StatePhase.Resetting, VmStates.Running) { NeedsGuest = true },
        (11, VmState.Running or VmState.Paused) => new(28, StatePhase.Resetting, VmStates.Running),
        _ => null,
    };

    private static StateChange Start(ushort jobType) => new(jobType, StatePhase.BeforeStart, VmStates.Running)
    {
        Later = StatePhase.Starting,
        NeedsResources = true,
    };
}
