using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Cuts the power of a running or paused machine.</summary>
/// <param name="machine">The machine.</param>
internal sealed class TurnOffStep(VirtualMachine machine) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would turn off {machine.Display}; unsaved data of its guest would be lost";

    /// <inheritdoc/>
    public override string Action => $"turn off {machine.Display}";

    /// <inheritdoc/>
    public override Disruption Disrupts => Disruption.PowerOff | Disruption.DataLoss;

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => PowerControl.Request(
        context, machine, RequestedState.Disabled, VirtualMachineState.Off, $"Turning off {machine.Display}");

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context) => PowerRestorer.Restore(context, machine);
}
