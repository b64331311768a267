using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Steps;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>The steps of a set, in order.</summary>
internal static class StepList
{
    public static IReadOnlyList<Step<HyperVConnection>> Of(
        DesiredMachine desired, VirtualMachine machine, Host host, MachineSettings wanted, PowerPath path, JournalWriter? journal, Checkpoint? leftover)
    {
        var steps = new List<Step<HyperVConnection>>();
        MachineSettings current = MachineSettings.Of(machine);
        bool changesSettings = wanted != current;
        TakeCheckpointStep? checkpoint = changesSettings && desired.Checkpoint is { } request
            ? new TakeCheckpointStep(machine with { Checkpoints = [.. machine.Checkpoints.Where(c => c != leftover)] }, host.ManagementService, request, journal)
            : null;

        if (leftover is not null)
        {
            steps.Add(new RemoveLeftoverStep(machine, leftover));
        }

        // A saved state is part of a checkpoint, so it is taken before the saved state ends. A running machine is stopped
        // first: a checkpoint of a machine that is off loses nothing when it is applied again.
        bool checkpointFirst = machine.State == VirtualMachineState.Saved;
        if (checkpointFirst && checkpoint is not null)
        {
            steps.Add(checkpoint);
        }

        steps.AddRange(path.Before.Select(move => PowerStepOf(move, desired, machine, journal)));
        if (!checkpointFirst && checkpoint is not null)
        {
            steps.Add(checkpoint);
        }

        if (MustDisableVirtualNuma(machine, wanted))
        {
            steps.Add(new DisableVirtualNumaStep(machine, host.ManagementService));
        }

        if (changesSettings)
        {
            steps.Add(new ChangeSettingsStep(machine, host.ManagementService, current, wanted));
        }

        steps.AddRange(path.After.Select(move => PowerStepOf(move, desired, machine, journal)));
        return steps;
    }

    /// <summary>Hyper-V does not combine dynamic memory with virtual NUMA (ExHyperV turns it off first, as is done here).</summary>
    public static bool MustDisableVirtualNuma(VirtualMachine machine, MachineSettings wanted) =>
        machine.VirtualNumaEnabled && wanted.Memory.DynamicMemoryEnabled && !machine.Memory.DynamicMemoryEnabled;

    private static Step<HyperVConnection> PowerStepOf(
        PowerMove move, DesiredMachine desired, VirtualMachine machine, JournalWriter? journal) => move switch
    {
        PowerMove.Resume => new ResumeStep(machine),
        PowerMove.DiscardSavedState => new DiscardSavedStateStep(machine),
        PowerMove.ShutDown => new ShutDownStep(machine, desired.ShutdownTimeout, journal),
        PowerMove.TurnOff => new TurnOffStep(machine, journal),
        PowerMove.Start => new StartStep(machine),
        _ => new PauseStep(machine),
    };
}
