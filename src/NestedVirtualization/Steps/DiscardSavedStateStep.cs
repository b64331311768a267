using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Gives up the saved state of a machine, which leaves it off.</summary>
/// <param name="machine">The machine.</param>
internal sealed class DiscardSavedStateStep(VirtualMachine machine) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would discard the saved state of {machine.Display}; the memory of its guest would be lost";

    /// <inheritdoc/>
    public override string Action => $"discard the saved state of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() => PowerControl.Request(
        context, machine, RequestedState.Disabled, VirtualMachineState.Off, $"Discarding the saved state of {machine.Display}"));

    /// <inheritdoc/>
    /// <remarks>
    /// Only the checkpoint that was taken before, if there is one, brings a saved state back. What is left to do is to see whether it
    /// is given up after all, so that the error tells it.
    /// </remarks>
    public override void Undo(HyperVConnection context) => _change.Await(
        context,
        () => MachineReader.ReadState(context, machine.Id, context.Within(HyperVConnection.ReadTimeout)) == VirtualMachineState.Off);
}
