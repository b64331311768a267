namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>A change of state that RequestStateChange brings about.</summary>
/// <param name="JobType">Msvm_ConcreteJob.JobType.</param>
/// <param name="Meanwhile">EnabledState until the effect comes.</param>
/// <param name="Final">EnabledState afterwards.</param>
/// <param name="NeedsResources">Whether the VM comes to life, so that the host must have room for it.</param>
internal sealed record StateChange(ushort JobType, ushort Meanwhile, ushort Final, bool NeedsResources)
{
    /// <summary>The change that a request means for a VM, or <see langword="null"/> if it is not legal.</summary>
    /// <param name="requested">Value of RequestedState; V1's values (4, 32773 …) are refused on V2.</param>
    /// <param name="state">The VM's state.</param>
    public static StateChange? Of(ulong requested, VmState state) => (requested, state) switch
    {
        (2, VmState.Off) => new(12, VmStates.Starting, VmStates.Running, NeedsResources: true),
        (2, VmState.Saved) => new(15, VmStates.Starting, VmStates.Running, NeedsResources: true),
        (2, VmState.Paused) => new(27, VmStates.Resuming, VmStates.Running, NeedsResources: false),
        (3, VmState.Running or VmState.Paused) => new(13, VmStates.Stopping, VmStates.Off, NeedsResources: false),
        (3, VmState.Saved) => new(13, VmStates.Saved, VmStates.Off, NeedsResources: false),
        (6, VmState.Running or VmState.Paused) => new(14, VmStates.Saving, VmStates.Saved, NeedsResources: false),
        (9, VmState.Running) => new(26, VmStates.Pausing, VmStates.Paused, NeedsResources: false),
        (10, VmState.Running) => new(29, VmStates.Resetting, VmStates.Running, NeedsResources: false),
        (11, VmState.Running or VmState.Paused) => new(28, VmStates.Resetting, VmStates.Running, NeedsResources: false),
        _ => null,
    };
}
