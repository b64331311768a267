namespace NestedDsc.Simulation.Providers;

/// <summary>Values of Msvm_ComputerSystem.EnabledState (win32 docs). Captured hosts may have either of the numberings that are around.</summary>
internal static class VmStates
{
    public const ushort Running = 2;
    public const ushort Off = 3;
    public const ushort Stopping = 4;
    public const ushort Saved = 6;
    public const ushort Paused = 9;
    public const ushort Starting = 10;
    public const ushort Resetting = 11;
    public const ushort Saving = 32773;
    public const ushort Pausing = 32776;
    public const ushort Resuming = 32777;

    public static VmState Of(ushort enabledState) => enabledState switch
    {
        Running => VmState.Running,
        Off => VmState.Off,
        Saved or 32769 or 32779 => VmState.Saved,
        Paused or 32768 => VmState.Paused,
        Stopping or Starting or Resetting or Saving or Pausing or Resuming or 32770 or 32771 or 32774 or 32780 => VmState.Transition,
        _ => VmState.Unknown,
    };
}
