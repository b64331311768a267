using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Reads the state of a machine from its row of Msvm_ComputerSystem.</summary>
/// <remarks>
/// Numbers: the documentation of version 2 of the namespace, Microsoft's Hyper-V module (32779 and from 32781 on) and eryph's
/// inventory. Saved and paused are 6 and 9; libvirt and other programs have also met the older 32769 and 32768. No number means
/// critical: HealthState does. Numbers from 32785 on are the module's own and never those of a host.
/// </remarks>
public static class EnabledStates
{
    /// <summary>The properties that <see cref="Read"/> looks at, for a statement's list; every build from 9200 on has them.</summary>
    public const string Columns = "EnabledState, OtherEnabledState, RequestedState, HealthState, OperationalStatus";

    private const ulong Other = 1;
    private const ulong Healthy = 5;
    private const ulong RequestsRunning = 2;
    private const ushort InService = 11;

    /// <summary>Reads the state.</summary>
    /// <param name="system">The machine's row.</param>
    /// <returns>The state. One that is not healthy is critical, whatever else it is (Microsoft's module and eryph take it so).</returns>
    public static VirtualMachineState Read(CimObject system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Number("HealthState") is null or Healthy ? ReadActivity(system) : VirtualMachineState.Critical;
    }

    /// <summary>Whether the machine's guest is held in the host's memory: it is not off, saved or hibernated.</summary>
    /// <param name="system">The machine's row.</param>
    /// <returns><see langword="true"/> if so, also where that is not certain.</returns>
    public static bool HoldsMemory(CimObject system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return ReadActivity(system) is not (VirtualMachineState.Off or VirtualMachineState.Saved or VirtualMachineState.Hibernated);
    }

    /// <summary>Whether a machine is on its way from one state to another.</summary>
    /// <param name="state">Its state.</param>
    /// <returns><see langword="true"/> if so: it is waited for, and nothing is asked of it.</returns>
    public static bool IsTransition(this VirtualMachineState state) => state
        is VirtualMachineState.Starting or VirtualMachineState.Stopping or VirtualMachineState.Saving or VirtualMachineState.Pausing
        or VirtualMachineState.Resuming or VirtualMachineState.Resetting or VirtualMachineState.CreatingCheckpoint
        or VirtualMachineState.Servicing or VirtualMachineState.Other;

    private static VirtualMachineState ReadActivity(CimObject system)
    {
        ulong? value = system.Number("EnabledState");
        VirtualMachineState state = value == Other ? OfText(system.Text("OtherEnabledState")) : OfNumber(value);
        bool rests = state is VirtualMachineState.Off or VirtualMachineState.Saved or VirtualMachineState.Hibernated;
        return rests && IsAboutToStart(system) ? VirtualMachineState.Starting : state;
    }

    // A machine that was told to start is in service first, and Starting only later. A second status is that of another operation.
    private static bool IsAboutToStart(CimObject system) =>
        system.Number("RequestedState") == RequestsRunning && system.Codes("OperationalStatus") is [InService];

    // A machine that saves its state for its host's shutdown saves it fast. Quiescing is pausing.
    private static VirtualMachineState OfText(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "SAVING" or "FASTSAVING" => VirtualMachineState.Saving,
        "QUIESCING" or "PAUSING" => VirtualMachineState.Pausing,
        "RESUMING" => VirtualMachineState.Resuming,
        "COMPONENTSERVICING" => VirtualMachineState.Servicing,
        _ => VirtualMachineState.Other,
    };

    private static VirtualMachineState OfNumber(ulong? value) => value switch
    {
        2 => VirtualMachineState.Running,
        3 => VirtualMachineState.Off,
        4 or 32774 or 32781 => VirtualMachineState.Stopping,
        6 or 32769 or 32779 => VirtualMachineState.Saved,
        9 or 32768 => VirtualMachineState.Paused,
        10 or 32770 => VirtualMachineState.Starting,
        11 or 32782 => VirtualMachineState.Resetting,
        32771 => VirtualMachineState.CreatingCheckpoint,
        32773 or 32780 => VirtualMachineState.Saving,
        32776 => VirtualMachineState.Pausing,
        32777 => VirtualMachineState.Resuming,
        32783 => VirtualMachineState.Hibernated,
        32784 => VirtualMachineState.Servicing,
        _ => VirtualMachineState.Unknown,
    };
}
