using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Starts a machine that is off.</summary>
/// <param name="machine">The machine.</param>
internal sealed class StartStep(VirtualMachine machine) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would start {machine.Display}";

    /// <inheritdoc/>
    public override string Action => $"start {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() => PowerControl.Request(
        context, machine, RequestedState.Enabled, VirtualMachineState.Running, $"Starting {machine.Display}"));

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        bool runs = _change.Await(context, () =>
            MachineReader.ReadState(context, machine.Id, context.Within(HyperVConnection.ReadTimeout)) is VirtualMachineState.Running or VirtualMachineState.Starting);
        if (runs)
        {
            // Nobody allowed to cut the power of a guest that has just begun to start.
            throw new MachineStateException($"{machine.Display} runs already; it is left running, with what was changed.");
        }
    }
}
