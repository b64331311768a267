using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Turns virtual NUMA off, which Hyper-V does not combine with dynamic memory.</summary>
/// <param name="machine">The machine.</param>
/// <param name="managementService">Path of the host's management service.</param>
internal sealed class DisableVirtualNumaStep(VirtualMachine machine, CimPath managementService) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would turn off virtual NUMA of {machine.Display}, which dynamic memory excludes";

    /// <inheritdoc/>
    public override string Action => $"turn off virtual NUMA of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        Set(context, enabled: 0, $"Turning off virtual NUMA of {machine.Display}");
        if (IsOn(context))
        {
            throw new SettingNotKeptException($"Hyper-V reported success, but virtual NUMA of {machine.Display} is unchanged: it is still on.");
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (!IsOn(context))
        {
            Set(context, enabled: 1, $"Turning on virtual NUMA of {machine.Display} again");
        }
    }

    private bool IsOn(HyperVConnection context) =>
        SettingService.Read(context, machine.Settings, [VMSetting.VirtualNumaEnabled])?.Has(VMSetting.VirtualNumaEnabled) != false;

    private void Set(HyperVConnection context, long enabled, string action)
    {
        VMSettings others = machine.Settings.With(VMSetting.VirtualNumaEnabled, null);
        SettingService.Modify(context, managementService, others, others.With(VMSetting.VirtualNumaEnabled, enabled), action);
    }
}
