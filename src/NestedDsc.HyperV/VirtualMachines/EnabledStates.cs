namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Values of Msvm_ComputerSystem.EnabledState.</summary>
/// <remarks>
/// Saved and paused are 6 and 9 in the documentation of version 2 of the namespace; libvirt and other programs have also met
/// the older 32769 and 32768, so both are understood. Two numberings of the critical states are documented (from 32781 and
/// from 32785), so the whole block counts as critical.
/// </remarks>
public static class EnabledStates
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The state.</returns>
    public static VirtualMachineState Read(ulong? value) => value switch
    {
        2 => VirtualMachineState.Running,
        3 => VirtualMachineState.Off,
        4 or 32774 => VirtualMachineState.Stopping,
        6 or 32769 or 32779 => VirtualMachineState.Saved,
        9 or 32768 => VirtualMachineState.Paused,
        10 or 32770 => VirtualMachineState.Starting,
        11 => VirtualMachineState.Resetting,
        32771 => VirtualMachineState.CreatingCheckpoint,
        32773 or 32780 => VirtualMachineState.Saving,
        32776 => VirtualMachineState.Pausing,
        32777 => VirtualMachineState.Resuming,
        >= 32781 and <= 32796 => VirtualMachineState.Critical,
        _ => VirtualMachineState.Unknown,
    };
}
