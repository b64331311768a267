using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Cuts the power of a running or paused machine.</summary>
/// <param name="machine">The machine.</param>
/// <param name="journal">Takes note when the machine is off.</param>
internal sealed class TurnOffStep(VirtualMachine machine, JournalWriter? journal) : Step<HyperVConnection>
{
    private bool _mayStillGoOff;

    /// <inheritdoc/>
    public override string Would => $"Would turn off {machine.Display}; unsaved data of its guest would be lost";

    /// <inheritdoc/>
    public override string Action => $"turn off {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        try
        {
            DateTime? since = PowerControl.Request(
                context, machine, RequestedState.Disabled, VirtualMachineState.Off, $"Turning off {machine.Display}");
            journal?.RecordPoweredOff(since);
        }
        catch (Exception failed) when (IndeterminateFailure.IsOutcomeUnknown(failed))
        {
            _mayStillGoOff = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context) => PowerRestorer.Restore(context, machine, _mayStillGoOff);
}
