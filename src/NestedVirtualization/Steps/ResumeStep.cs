using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Lets a saved, hibernated or paused machine run again.</summary>
/// <param name="machine">The machine.</param>
internal sealed class ResumeStep(VirtualMachine machine) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => machine.State switch
    {
        VirtualMachineState.Saved => $"start {machine.Display} from its saved state",
        VirtualMachineState.Hibernated => $"start {machine.Display} from hibernation",
        _ => $"resume {machine.Display}",
    };

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() => PowerControl.Request(
        context, machine, RequestedState.Enabled, VirtualMachineState.Running, $"Resuming {machine.Display}"));

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        // Off: the shutdown that followed could not be taken back, and an off machine has nothing to save.
        bool runs = _change.Await(
            context,
            () => MachineReader.ReadState(context, machine.Id, context.Within(HyperVConnection.ReadTimeout)) == VirtualMachineState.Running);
        if (!runs)
        {
            return;
        }

        if (machine.State == VirtualMachineState.Hibernated)
        {
            // Only its guest can hibernate again.
            throw new MachineStateException($"{machine.Display} runs again; its hibernation has ended, and it is left running.");
        }

        RequestedState request = machine.State == VirtualMachineState.Saved ? RequestedState.Offline : RequestedState.Quiesce;
        PowerControl.Request(context, machine, request, machine.State, $"Bringing {machine.Display} back to its former state");
    }
}
