using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Changes processor and memory settings in one call, and reads them back.</summary>
/// <param name="machine">The machine.</param>
/// <param name="managementService">Path of the host's management service.</param>
/// <param name="current">The settings there are.</param>
/// <param name="wanted">The settings to be.</param>
internal sealed class ChangeSettingsStep(
    VirtualMachine machine, CimPath managementService, MachineSettings current, MachineSettings wanted)
    : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would change {machine.Display}: {string.Join(", ", SettingChanges.Between(current, wanted))}";

    /// <inheritdoc/>
    public override string Action => $"change settings of {machine.Display} ({string.Join(", ", SettingChanges.Between(current, wanted))})";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        _change.Make(() => ResourceSettings.Modify(context, managementService, current, wanted, $"Changing settings of {machine.Display}"));
        MachineSettings kept = ReadBack(context);
        if (Compared(kept) != Compared(wanted))
        {
            string differs = string.Join(", ", SettingChanges.Between(wanted, kept));
            throw new SettingNotKeptException(Compared(kept) == Compared(current)
                ? $"Hyper-V reported success, but the settings of {machine.Display} are unchanged (read back: {differs})."
                : $"Hyper-V accepted the change for {machine.Display} but did not keep all of it (read back: {differs}).");
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        MachineSettings now = current;
        _change.Await(context, () => (now = ReadBack(context)) != current);
        ResourceSettings.Modify(context, managementService, now, Former(now), $"Putting back the settings of {machine.Display}");
    }

    // A new machine has a range beside its static memory, which waits for dynamic memory. Hyper-V need not keep it, and takes
    // static memory only with minimum and maximum at startup; so it is neither compared nor put back.
    private static MachineSettings Compared(MachineSettings settings) => settings.Memory.DynamicMemoryEnabled
        ? settings
        : settings with { Memory = settings.Memory with { MinimumMB = settings.Memory.StartupMB, MaximumMB = settings.Memory.StartupMB } };

    private MachineSettings Former(MachineSettings now) => Compared(now).Memory == Compared(current).Memory
        ? current with { Memory = now.Memory }
        : Compared(current);

    private MachineSettings ReadBack(HyperVConnection context) => ResourceSettings.Read(context, current)
        ?? throw new SettingNotKeptException($"{machine.Display} does not exist any more.");
}
