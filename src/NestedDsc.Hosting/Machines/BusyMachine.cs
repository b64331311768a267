using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>What keeps a set from changing a VM for the moment: a set waits for it, what-if and get tell of it.</summary>
public static class BusyMachine
{
    /// <summary>Looks for it.</summary>
    /// <param name="display">How messages name the VM.</param>
    /// <param name="state">Its state.</param>
    /// <param name="operation">What is under way on it. A VM that stops or starts is in service too, with nothing else under way on it.</param>
    /// <returns>The blocker; <see langword="null"/> if the VM is on its way nowhere, and nothing is under way.</returns>
    public static Blocker? Find(string display, VirtualMachineState state, MachineOperation operation) => (state.IsTransition(), operation) switch
    {
        (true, _) => Findings.Blocker(
            FindingCodes.VMInTransition, $"{display} is changing its state just now ({state}). Try again when it has settled.") with { IsTransient = true },
        (_, not MachineOperation.None) => Findings.Blocker(
            FindingCodes.VMBusy, $"Another operation on {display} is under way ({Clause(operation)}). Wait until it has ended.") with { IsTransient = true },
        _ => null,
    };

    private static string Clause(MachineOperation operation) => operation switch
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
}
