using NestedDsc.HyperV;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.Protocol.Intents;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What a plan has to know of other sets of the machine, and how its own is made known to them.</summary>
/// <param name="Store">Where sets write down what they interrupt.</param>
/// <param name="Now">The host's time, in UTC.</param>
/// <param name="Interruption">What an earlier set wrote down.</param>
internal sealed record Undertaking(IIntentStore Store, DateTimeOffset Now, Interruption Interruption)
{
    /// <summary>Makes what looks after the machine during a set.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="wanted">Its settings to be.</param>
    /// <param name="path">How it gets to the state in which they can be changed.</param>
    /// <param name="recovery">What an earlier set has left to do.</param>
    /// <returns>What looks after it; <see langword="null"/> if nothing has to be looked after.</returns>
    public MachineSafeguard? Safeguard(
        DesiredMachine desired, VirtualMachine machine, MachineSettings wanted, PowerPath path, RecoveryPlan recovery)
    {
        if (Interruption.IsUnderWay)
        {
            return null;
        }

        bool takesCheckpoint = desired.Checkpoint is not null && wanted != MachineSettings.Of(machine);
        bool interrupts = path.Before.Any(static move => move != PowerMove.Start) || takesCheckpoint;
        if (!interrupts && !recovery.IsDue)
        {
            return Interruption == Interruption.None ? null : new MachineSafeguard(Store, machine, intent: null);
        }

        MachineIntent begun = recovery.IsDue && Interruption.Intent is { } former
            ? former
            : new MachineIntent { Id = machine.Id, Since = Now, Action = ActionOf(machine, wanted), State = machine.State, StoppedBy = StoppedBy(desired) };
        begun = begun.With(MachineSettings.Of(machine)).With(wanted);
        return new MachineSafeguard(Store, machine, takesCheckpoint ? Taking(begun, desired.Checkpoint!.Name, machine, recovery) : begun);
    }

    private static MachineIntent Taking(MachineIntent intent, string name, VirtualMachine machine, RecoveryPlan recovery) => intent with
    {
        CheckpointName = name,
        FormerCheckpoints = [.. machine.Checkpoints.Where(c => c != recovery.Leftover).Select(static c => c.Id).OfType<Guid>()],
        Checkpoint = null,
        FirstName = null,
    };

    private static string ActionOf(VirtualMachine machine, MachineSettings wanted) => wanted == MachineSettings.Of(machine)
        ? $"change the state of {machine.Display}"
        : $"change settings of {machine.Display}";

    private DateTimeOffset StoppedBy(DesiredMachine desired) =>
        Now + desired.ShutdownTimeout + HyperVConnection.PowerTimeout + HyperVConnection.CheckpointTimeout;
}
