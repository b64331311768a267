using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Pauses a machine that was paused before its settings were changed.</summary>
/// <param name="machine">The machine.</param>
internal sealed class PauseStep(VirtualMachine machine) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would pause {machine.Display} again";

    /// <inheritdoc/>
    public override string Action => $"pause {machine.Display} again";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => PowerControl.Request(
        context, machine, RequestedState.Quiesce, VirtualMachineState.Paused, $"Pausing {machine.Display}");

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
    }
}
