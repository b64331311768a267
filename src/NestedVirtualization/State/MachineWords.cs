using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.NestedVirtualization.State;

/// <summary>Words of the schema's enumerations.</summary>
internal static class MachineWords
{
    /// <summary>Words for a machine's state.</summary>
    public static string[] States { get; } =
    [
        "Off", "Running", "Saved", "Paused", "Starting", "Stopping", "Saving", "Pausing", "Resuming", "Resetting",
        "CreatingCheckpoint", "Critical", "Unknown",
    ];

    /// <summary>Words for a processor's vendor.</summary>
    public static string[] Vendors { get; } = ["Intel", "AMD", "Other"];

    /// <summary>The word for a machine's state.</summary>
    public static string Of(VirtualMachineState state) => state switch
    {
        VirtualMachineState.Off => "Off",
        VirtualMachineState.Running => "Running",
        VirtualMachineState.Saved => "Saved",
        VirtualMachineState.Paused => "Paused",
        VirtualMachineState.Starting => "Starting",
        VirtualMachineState.Stopping => "Stopping",
        VirtualMachineState.Saving => "Saving",
        VirtualMachineState.Pausing => "Pausing",
        VirtualMachineState.Resuming => "Resuming",
        VirtualMachineState.Resetting => "Resetting",
        VirtualMachineState.CreatingCheckpoint => "CreatingCheckpoint",
        VirtualMachineState.Critical => "Critical",
        _ => "Unknown",
    };

    /// <summary>A machine's state within a sentence.</summary>
    public static string InSentence(VirtualMachineState state) => state switch
    {
        VirtualMachineState.Off => "off",
        VirtualMachineState.Running => "running",
        VirtualMachineState.Saved => "saved",
        VirtualMachineState.Paused => "paused",
        _ => $"in the state '{Of(state)}'",
    };

    /// <summary>The word for a processor's vendor.</summary>
    public static string Of(ProcessorVendor vendor) => vendor switch
    {
        ProcessorVendor.Intel => "Intel",
        ProcessorVendor.Amd => "AMD",
        _ => "Other",
    };
}
