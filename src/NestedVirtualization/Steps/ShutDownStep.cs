using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Asks the guest to shut down.</summary>
/// <param name="machine">The machine.</param>
/// <param name="timeout">How long the guest may take.</param>
/// <param name="journal">Takes note when the machine is off.</param>
internal sealed class ShutDownStep(VirtualMachine machine, TimeSpan timeout, JournalWriter? journal) : Step<HyperVConnection>
{
    private bool _mayStillGoOff;

    /// <inheritdoc/>
    public override string Would => $"Would shut down {machine.Display} through its guest, within {timeout.TotalSeconds:0} s";

    /// <inheritdoc/>
    public override string Action => $"shut down {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        _mayStillGoOff = true;
        DateTime? since;
        try
        {
            since = PowerControl.ShutDown(context, machine, timeout, "NestedDsc changes settings of this virtual machine.");
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            _mayStillGoOff = false;
            throw;
        }

        _mayStillGoOff = false;
        journal?.RecordPoweredOff(since);
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context) => PowerRestorer.Restore(context, machine, _mayStillGoOff);

    // The guest was not asked, or takes longer than anybody wants to wait.
    private static bool IsRefusal(Exception failed) =>
        failed is ShutdownTimeoutException or MachineStateException || (failed is CimMethodException && !IndeterminateFailure.IsOutcomeUnknown(failed));
}
