using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Asks the guest to shut down.</summary>
/// <param name="machine">The machine.</param>
/// <param name="timeout">How long the guest may take.</param>
/// <param name="safeguard">Takes note when the machine is off.</param>
internal sealed class ShutDownStep(VirtualMachine machine, TimeSpan timeout, MachineSafeguard? safeguard) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would shut down {machine.Display} through its guest, within {timeout.TotalSeconds:0} s";

    /// <inheritdoc/>
    public override string Action => $"shut down {machine.Display}";

    /// <inheritdoc/>
    public override Disruption Disrupts => Disruption.PowerOff;

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        DateTime? since = PowerControl.ShutDown(context, machine, timeout, "NestedDsc changes settings of this virtual machine.");
        safeguard?.IsOff(since);
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context) => PowerRestorer.Restore(context, machine);
}
