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
        "CreatingCheckpoint", "Hibernated", "Servicing", "Other", "Critical", "Unknown",
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
        VirtualMachineState.Hibernated => "Hibernated",
        VirtualMachineState.Servicing => "Servicing",
        VirtualMachineState.Other => "Other",
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
        VirtualMachineState.Hibernated => "hibernated",
        _ => $"in the state '{Of(state)}'",
    };

    /// <summary>What is under way on a machine, as a clause.</summary>
    public static string Of(MachineOperation operation) => operation switch
    {
        MachineOperation.CreatingCheckpoint => "a checkpoint is being taken",
        MachineOperation.ApplyingCheckpoint => "a checkpoint is being applied",
        MachineOperation.DeletingCheckpoint => "a checkpoint is being removed",
        MachineOperation.WaitingToStart => "it waits to be started",
        MachineOperation.MergingDisks => "its disks are being merged",
        MachineOperation.Exporting => "it is being exported",
        MachineOperation.Migrating => "it is being migrated",
        MachineOperation.BackingUp => "it is being backed up",
        MachineOperation.Modifying => "its settings are being changed",
        MachineOperation.MigratingStorage => "its storage is being migrated",
        MachineOperation.CheckingCompatibility => "its compatibility is being checked",
        _ => "such as a checkpoint, a merge of disks, an export or a migration",
    };

    /// <summary>The word for a processor's vendor.</summary>
    public static string Of(ProcessorVendor vendor) => vendor switch
    {
        ProcessorVendor.Intel => "Intel",
        ProcessorVendor.Amd => "AMD",
        _ => "Other",
    };
}
