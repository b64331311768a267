using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Compares a machine with what is desired, and says what to do. A pure function: everything was read before it.</summary>
internal static class NestingPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="reading">What was found.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(DesiredMachine desired, MachineReading reading) =>
        reading.Machine is { } machine
            ? PlanFor(desired, machine, reading.Host)
            : AbsentMachine.Plan(desired.Identity, reading.Absence);

    private static Plan<HyperVConnection> PlanFor(DesiredMachine desired, VirtualMachine machine, Host host)
    {
        IReadOnlyList<Difference> differences = MachineDifferences.Of(desired, machine);
        MachineSettings wanted = WantedSettings.Of(desired, machine);
        bool changesSettings = wanted != MachineSettings.Of(machine);
        PowerPath path = PowerPath.Find(desired, machine, changesSettings);
        Blocker[] blockers = differences.Count == 0 ? [] : [.. MachineBlockers.Of(desired, machine, host, wanted, path)];
        bool acts = differences.Count > 0 && blockers.Length == 0;
        VirtualMachine projected = Project(desired, machine, wanted, path);
        return new Plan<HyperVConnection>
        {
            Actual = new MachineState(machine, host),
            Differences = differences,
            Blockers = blockers,
            Notices = MachineNotices.Of(projected, host),
            Steps = acts ? StepList.Of(desired, machine, host, wanted, path) : [],
            After = acts ? PlanFor(desired, projected, host) : null,
            CompliantPhrase = $"{machine.Display} is in desired state.",
        };
    }

    private static VirtualMachine Project(DesiredMachine desired, VirtualMachine machine, MachineSettings wanted, PowerPath path)
    {
        bool changesSettings = wanted != MachineSettings.Of(machine);
        return machine with
        {
            Processor = wanted.Processor,
            Memory = wanted.Memory,
            VirtualNumaEnabled = machine.VirtualNumaEnabled && !StepList.MustDisableVirtualNuma(machine, wanted),
            State = path.Final,
            CanShutDown = path.Final == VirtualMachineState.Running,
            Checkpoints = changesSettings && desired.Checkpoint is { } checkpoint
                ? [.. machine.Checkpoints, new Checkpoint(checkpoint.Name, Id: null, Created: null)]
                : machine.Checkpoints,
        };
    }
}
