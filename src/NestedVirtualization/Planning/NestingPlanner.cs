using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
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
        var context = new PlanningContext(desired, machine, host, recovery, now);
        Difference[] differences = [.. MachineDifferences.Of(context), .. recovery.Differences];
        Blocker[] blockers = differences.Length == 0 ? [] : [.. recovery.Blockers, .. MachineBlockers.Find(context)];
        bool acts = differences.Length > 0 && blockers.Length == 0;
        VirtualMachine projected = Project(context);
        JournalWriter? writer = acts ? VMJournal.For(context) : null;
        return new Plan<HyperVConnection>
        {
            Actual = new MachineState(machine, host),
            Differences = differences,
            Blockers = blockers,
            Notices = [.. recovery.Notices, .. MachineNotices.Of(projected, host)],
            Steps = acts ? StepList.Of(context, writer) : [],
            After = acts ? AfterSteps(context, projected) : null,
            Journal = writer,
            Recovery = recovery.StateOf(journal),
            CompliantPhrase = $"{machine.Display} is in desired state.",
        };
    }

    // What an earlier set has left to tell is told with this one.
    private static Plan<HyperVConnection> AfterSteps(PlanningContext context, VirtualMachine projected)
    {
        Plan<HyperVConnection> after = PlanFor(context.Desired, projected, context.Host, JournalStatus.None, context.Now);
        return after with { Notices = [.. context.Recovery.Notices, .. after.Notices] };
    }

    private static VirtualMachine Project(PlanningContext context) => context.Machine with
    {
        Settings = context.Wanted,
        State = context.Path.Final,
        Shutdown = context.Path.Final == VirtualMachineState.Running ? GuestShutdown.Ready : GuestShutdown.Unavailable,
        Checkpoints =
        [
            .. context.KeptCheckpoints,
            .. context.TakesCheckpoint ? [new Checkpoint(context.Desired.Checkpoint!.Name, Id: null, Created: null)] : Array.Empty<Checkpoint>(),
        ],
    };
}
