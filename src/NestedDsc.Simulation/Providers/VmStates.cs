using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>
/// Values of Msvm_ComputerSystem.EnabledState and OtherEnabledState (Hyper-V module; eryph; observed). Captured hosts may have the
/// numbers of the first WMI namespace and of the cmdlets' own list.
/// </summary>
internal static class VmStates
{
    public const ushort Other = 1;
    public const ushort Running = 2;
    public const ushort Off = 3;
    public const ushort Stopping = 4;
    public const ushort Saved = 6;
    public const ushort Paused = 9;
    public const ushort Starting = 10;
    public const ushort Resetting = 11;
    public const ushort FastSaved = 32779;
    public const ushort Hibernated = 32783;
    public const string Saving = "Saving";

    private const ushort ForceShutdown = 32781;
    private const ushort ForceReboot = 32782;
    private const ushort ComponentServicing = 32784;

    /// <summary>The state that an Msvm_ComputerSystem shows.</summary>
    public static VmState Of(InstanceRow system) => Of((ushort)system.Number64("EnabledState"), system.Text("OtherEnabledState"));

    private static VmState Of(ushort enabledState, string other) => enabledState switch
    {
        Other => OfText(other),
        Running => VmState.Running,
        Off => VmState.Off,
        Saved or FastSaved or 32769 => VmState.Saved,
        Paused or 32768 => VmState.Paused,
        Hibernated => VmState.Hibernated,
        Stopping or Starting or Resetting or ForceShutdown or ForceReboot or ComponentServicing => VmState.Transition,
        32770 or 32771 or 32773 or 32774 or 32776 or 32777 or 32780 => VmState.Transition,
        _ => VmState.Unknown,
    };

    private static VmState OfText(string other) => other.ToUpperInvariant() switch
    {
        "SAVING" or "QUIESCING" or "PAUSING" or "RESUMING" or "FASTSAVING" or "COMPONENTSERVICING" => VmState.Transition,
        _ => VmState.Unknown,
    };
}
