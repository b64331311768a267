using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Steps;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>The steps of a set, in order.</summary>
internal static class StepList
{
    public static IReadOnlyList<Step<HyperVConnection>> Of(PlanningContext context, JournalWriter? journal)
    {
        var steps = new List<Step<HyperVConnection>>();
        (VirtualMachine machine, CimPath service, VMSettings wanted) = (context.Machine, context.Host.ManagementService, context.Wanted);
        if (context.Recovery.Leftover is { } leftover)
        {
            steps.Add(new RemoveLeftoverStep(machine, leftover));
        }

        // A saved state is part of a checkpoint, so it is taken before the saved state ends. A running machine is stopped
        // first: a checkpoint of a machine that is off loses nothing when it is applied again.
        TakeCheckpointStep[] checkpoint = context.TakesCheckpoint
            ? [new TakeCheckpointStep(machine with { Checkpoints = [.. context.KeptCheckpoints] }, service, context.Desired.Checkpoint!, journal)]
            : [];
        bool checkpointFirst = machine.State == VirtualMachineState.Saved;
        steps.AddRange(checkpointFirst ? checkpoint : []);
        steps.AddRange(context.Path.Before.Select(move => PowerStepOf(move, context, journal)));
        steps.AddRange(checkpointFirst ? [] : checkpoint);

        VMSettings current = machine.Settings;
        if (current.Has(VMSetting.VirtualNumaEnabled) && !wanted.Has(VMSetting.VirtualNumaEnabled))
        {
            steps.Add(new DisableVirtualNumaStep(machine, service));
            current = current.With(VMSetting.VirtualNumaEnabled, 0);
        }

        if (!wanted.Equals(current))
        {
            steps.Add(new ChangeSettingsStep(machine, service, current, wanted));
        }

        steps.AddRange(context.Path.After.Select(move => PowerStepOf(move, context, journal)));
        return steps;
    }

    private static Step<HyperVConnection> PowerStepOf(PowerMove move, PlanningContext context, JournalWriter? journal) => move switch
    {
        PowerMove.Resume => new ResumeStep(context.Machine),
        PowerMove.DiscardSavedState => new DiscardSavedStateStep(context.Machine),
        PowerMove.ShutDown => new ShutDownStep(context.Machine, context.Desired.ShutdownTimeout, journal),
        PowerMove.TurnOff => new TurnOffStep(context.Machine, journal),
        PowerMove.Start => new StartStep(context.Machine),
        _ => new PauseStep(context.Machine),
    };
}
