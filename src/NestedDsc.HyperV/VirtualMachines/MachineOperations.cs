using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Reads what is under way on a machine from Msvm_ComputerSystem.OperationalStatus.</summary>
/// <remarks>
/// The first value is CIM's, where 11 is "in service"; the second one Hyper-V's. From 32776 on the second ones are not documented, but
/// in the enumeration of Microsoft's module (and of eryph). Those from 32782 on are no operations.
/// </remarks>
internal static class MachineOperations
{
    private const ushort InService = 11;

    /// <summary>Reads it.</summary>
    /// <param name="system">The machine's row.</param>
    /// <returns>The operation.</returns>
    public static MachineOperation Read(CimObject system)
    {
        IReadOnlyList<ushort> status = system.Codes("OperationalStatus");
        MachineOperation named = status.Count > 1 ? Of(status[1]) : MachineOperation.None;
        return named == MachineOperation.None && status.Count > 0 && status[0] == InService ? MachineOperation.Unnamed : named;
    }

    private static MachineOperation Of(ushort status) => status switch
    {
        32768 => MachineOperation.CreatingCheckpoint,
        32769 => MachineOperation.ApplyingCheckpoint,
        32770 => MachineOperation.DeletingCheckpoint,
        32771 => MachineOperation.WaitingToStart,
        32772 => MachineOperation.MergingDisks,
        32773 => MachineOperation.Exporting,
        32774 or 32780 => MachineOperation.Migrating,
        32776 => MachineOperation.BackingUp,
        32777 => MachineOperation.Modifying,
        32778 or 32779 => MachineOperation.MigratingStorage,
        32781 => MachineOperation.CheckingCompatibility,
        _ => MachineOperation.None,
    };
}
