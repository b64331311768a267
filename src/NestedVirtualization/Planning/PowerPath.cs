using NestedDsc.Hosting;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>How a machine gets to the state in which its settings can be changed, and from there to the state it is left in.</summary>
/// <param name="Before">Moves before the settings are changed.</param>
/// <param name="After">Moves after that.</param>
/// <param name="Final">The state it is left in.</param>
/// <param name="Blocker">What keeps it from being moved, if anything.</param>
internal sealed record PowerPath(
    IReadOnlyList<PowerMove> Before, IReadOnlyList<PowerMove> After, VirtualMachineState Final, Blocker? Blocker)
{
    /// <summary>All moves, in order.</summary>
    public IEnumerable<PowerMove> Moves => Before.Concat(After);

    /// <summary>Finds the path.</summary>
    /// <param name="context">What is desired, with its permissions, and what was found. It has no path yet.</param>
    /// <returns>The path.</returns>
    public static PowerPath Find(PlanningContext context)
    {
        (DesiredMachine desired, VirtualMachine machine, bool mustBeOff) = (context.Desired, context.Machine, context.MustBeOff);
        VirtualMachineState final = desired.PowerState is null && context.Recovery.Restore is { } former ? former : FinalState(desired, machine.State, mustBeOff);
        if (!context.ChangesSettings && final == machine.State)
        {
            return new PowerPath([], [], final, Blocker: null);
        }

        if (Unmovable(machine) is { } unmovable)
        {
            return new PowerPath([], [], final, unmovable);
        }

        if (!mustBeOff && final == machine.State)
        {
            return new PowerPath([], [], final, Blocker: null);
        }

        if (!mustBeOff && final == VirtualMachineState.Running)
        {
            // Settings first: some are of effect at a start.
            return new PowerPath([], [machine.State == VirtualMachineState.Off ? PowerMove.Start : PowerMove.Resume], final, Blocker: null);
        }

        (PowerMove[] before, Blocker? blocker) = ToOff(desired, machine, mustBeOff);
        PowerMove[] after = final switch
        {
            VirtualMachineState.Running => [PowerMove.Start],
            VirtualMachineState.Paused => [PowerMove.Start, PowerMove.Pause],
            _ => [],
        };
        return new PowerPath(before, after, final, blocker);
    }

    // A saved state ends when settings are changed: it is given up, or resumed and then shut down. So does hibernation. The machine
    // stays off.
    private static VirtualMachineState FinalState(DesiredMachine desired, VirtualMachineState state, bool mustBeOff) =>
        desired.PowerState is { } power ? MachineDifferences.StateOf(power)
        : mustBeOff && state is VirtualMachineState.Saved or VirtualMachineState.Hibernated ? VirtualMachineState.Off
        : state;

    // A machine that stops or starts is in service too, with nothing else under way on it.
    private static Blocker? Unmovable(VirtualMachine machine) => machine switch
    {
        _ when machine.State.IsTransition() => Findings.Blocker(
            FindingCodes.VMInTransition,
            $"{machine.Display} is changing its state just now ({MachineWords.Of(machine.State)}). Try again when it has settled.") with { IsTransient = true },
        { State: VirtualMachineState.Critical } => LeftAlone(machine),
        { IsBusy: true } => Findings.Blocker(
            FindingCodes.VMBusy,
            $"Another operation on {machine.Display} is under way ({MachineWords.Of(machine.Operation)}). Wait until it has ended.") with { IsTransient = true },
        { State: VirtualMachineState.Unknown } => LeftAlone(machine),
        _ => null,
    };

    private static Blocker LeftAlone(VirtualMachine machine) => Findings.Blocker(
        FindingCodes.VMCritical,
        $"{machine.Display} is in a state in which it is better left alone ({MachineWords.Of(machine.State)}). Look at its storage and at Hyper-V's event log.");

    private static (PowerMove[] Moves, Blocker? Blocker) ToOff(DesiredMachine desired, VirtualMachine machine, bool mustBeOff)
    {
        string why = mustBeOff ? "its settings can only be changed when it is off" : "it must be off";
        return (machine.State, desired.WhenSaved) switch
        {
            (VirtualMachineState.Off, _) => ([], null),
            (VirtualMachineState.Saved, WhenSaved.Discard) => ([PowerMove.DiscardSavedState], null),
            (VirtualMachineState.Saved, WhenSaved.Resume) => Prepend(PowerMove.Resume, StopRunning(desired, machine, why)),
            (VirtualMachineState.Saved, _) => ([], Findings.Blocker(
                FindingCodes.VMSaved,
                $"{machine.Display} is saved and {why}. Allow it with whenSaved: \"resume\" (start it, then as whenRunning says) or \"discard\" (the guest's memory is lost).")),
            (VirtualMachineState.Hibernated, WhenSaved.Resume) => Prepend(PowerMove.Resume, StopRunning(desired, machine, why)),
            (VirtualMachineState.Hibernated, _) => ([], Findings.Blocker(
                FindingCodes.VMHibernated,
                $"{machine.Display} is hibernated and {why}. Hyper-V can start a hibernated VM, but not turn it off, so its state can't be discarded: allow it with whenSaved: \"resume\" (start it, then as whenRunning says).")),
            (VirtualMachineState.Paused, _) when desired.WhenRunning == WhenRunning.TurnOff => ([PowerMove.TurnOff], null),
            (VirtualMachineState.Paused, _) => ([], Findings.Blocker(
                FindingCodes.VMPaused,
                $"{machine.Display} is paused and {why}. A paused guest can't shut down: resume it first, or allow whenRunning: \"turnOff\" (unsaved data of the guest is lost).")),
            _ => StopRunning(desired, machine, why),
        };
    }

    private static (PowerMove[] Moves, Blocker? Blocker) StopRunning(DesiredMachine desired, VirtualMachine machine, string why) =>
        desired.WhenRunning switch
        {
            WhenRunning.TurnOff => ([PowerMove.TurnOff], null),
            WhenRunning.Shutdown when machine is { State: VirtualMachineState.Running, CanShutDown: false } => ([], Findings.Blocker(
                FindingCodes.ShutdownUnavailable,
                $"{machine.Display} can't be shut down: {GuestShutdowns.Reason(machine.Shutdown)}. Shut it down from inside, or allow whenRunning: \"turnOff\".")),
            WhenRunning.Shutdown => ([PowerMove.ShutDown], null),
            _ => ([], Findings.Blocker(
                FindingCodes.VMRunning,
                $"{machine.Display} {(machine.State == VirtualMachineState.Running ? "is running" : "would be running once it is resumed")} and {why}. Allow it with whenRunning: \"shutdown\" (the guest shuts down; afterwards the VM runs again) or \"turnOff\".")),
        };

    private static (PowerMove[] Moves, Blocker? Blocker) Prepend(PowerMove first, (PowerMove[] Moves, Blocker? Blocker) rest) =>
        rest.Blocker is null ? ([first, .. rest.Moves], null) : rest;
}
