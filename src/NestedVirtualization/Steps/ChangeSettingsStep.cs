using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Changes settings, and reads them back.</summary>
/// <param name="machine">The machine.</param>
/// <param name="managementService">Path of the host's management service.</param>
/// <param name="current">The settings there are.</param>
/// <param name="wanted">The settings to be.</param>
internal sealed class ChangeSettingsStep(VirtualMachine machine, CimPath managementService, VMSettings current, VMSettings wanted) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private readonly string _changes = SettingTable.DescribeChanges(current, wanted);

    /// <inheritdoc/>
    public override string Would => $"Would change {machine.Display}: {_changes}";

    /// <inheritdoc/>
    public override string Action => $"change settings of {machine.Display} ({_changes})";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        _change.Make(() => SettingService.Modify(context, managementService, current, wanted, $"Changing settings of {machine.Display}"));
        VMSettings kept = MemoryRange.Comparable(ReadBack(context));
        if (!kept.Equals(MemoryRange.Comparable(wanted)))
        {
            string differs = SettingTable.DescribeChanges(wanted, kept);
            throw new SettingNotKeptException(kept.Equals(MemoryRange.Comparable(current))
                ? $"Hyper-V reported success, but the settings of {machine.Display} are unchanged (read back: {differs})."
                : $"Hyper-V accepted the change for {machine.Display} but did not keep all of it (read back: {differs}).");
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        VMSettings now = current;
        _change.Await(context, () => !(now = ReadBack(context)).Equals(current));
        SettingService.Modify(context, managementService, now, MemoryRange.ToPutBack(current, now), $"Putting back the settings of {machine.Display}");
    }

    private VMSettings ReadBack(HyperVConnection context) => SettingService.Read(context, current, wanted.Differing(current))
        ?? throw new SettingNotKeptException($"{machine.Display} does not exist any more.");
}
