using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Compares a machine with what is desired, and says what to do. A pure function: everything was read before it.</summary>
internal static class NestingPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="reading">What was found.</param>
    /// <param name="journal">What the journal knows of other sets of the machine.</param>
    /// <param name="now">The host's time, in UTC.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(DesiredMachine desired, MachineReading reading, JournalStatus journal, DateTimeOffset now) =>
        reading.Machine is { } machine
            ? PlanFor(desired, machine, reading.Host, journal, now)
            : AbsentMachine.Plan(reading.Absence ?? MachineAbsence.InFlux(desired.Identity), new AbsentMachineState(desired.Identity));

    private static Plan<HyperVConnection> PlanFor(DesiredMachine desired, VirtualMachine machine, Host host, JournalStatus journal, DateTimeOffset now)
    {
        RecoveryPlan recovery = RecoveryRules.Find(journal, desired, machine);
        Difference[] differences = [.. MachineDifferences.Of(desired, machine), .. recovery.Differences];
        MachineSettings wanted = WantedSettings.Of(desired, machine);
        bool changesSettings = wanted != MachineSettings.Of(machine);
        PowerPath path = PowerPath.Find(desired, machine, changesSettings, recovery.Restore);
        Blocker[] blockers = differences.Length == 0 ? [] : [.. recovery.Blockers, .. MachineBlockers.Of(desired, machine, host, wanted, path)];
        bool acts = differences.Length > 0 && blockers.Length == 0;
        VirtualMachine projected = Project(desired, machine, wanted, path, recovery);
        JournalWriter? writer = acts ? VMJournal.For(desired, machine, wanted, path, recovery, now) : null;
        return new Plan<HyperVConnection>
        {
            Actual = new MachineState(machine, host),
            Differences = differences,
            Blockers = blockers,
            Notices = [.. recovery.Notices, .. MachineNotices.Of(projected, host)],
            Steps = acts ? StepList.Of(desired, machine, host, wanted, path, writer, recovery.Leftover) : [],
            After = acts ? AfterSteps(desired, projected, host, recovery, now) : null,
            Journal = writer,
            Recovery = recovery.StateOf(journal),
            CompliantPhrase = $"{machine.Display} is in desired state.",
        };
    }

    // What an earlier set has left to tell is told with this one.
    private static Plan<HyperVConnection> AfterSteps(DesiredMachine desired, VirtualMachine projected, Host host, RecoveryPlan recovery, DateTimeOffset now)
    {
        Plan<HyperVConnection> after = PlanFor(desired, projected, host, JournalStatus.None, now);
        return after with { Notices = [.. recovery.Notices, .. after.Notices] };
    }

    private static VirtualMachine Project(
        DesiredMachine desired, VirtualMachine machine, MachineSettings wanted, PowerPath path, RecoveryPlan recovery)
    {
        bool changesSettings = wanted != MachineSettings.Of(machine);
        return machine with
        {
            Processor = wanted.Processor,
            Memory = wanted.Memory,
            VirtualNumaEnabled = machine.VirtualNumaEnabled && !StepList.MustDisableVirtualNuma(machine, wanted),
            State = path.Final,
            Shutdown = path.Final == VirtualMachineState.Running ? GuestShutdown.Ready : GuestShutdown.Unavailable,
            Checkpoints =
            [
                .. machine.Checkpoints.Where(c => c != recovery.Leftover),
                .. changesSettings && desired.Checkpoint is { } checkpoint ? [new Checkpoint(checkpoint.Name, Id: null, Created: null)] : Array.Empty<Checkpoint>(),
            ],
        };
    }
}
