using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>What was found when a machine's adapters were looked up.</summary>
/// <param name="ManagementService">Path of the host's virtual machine management service.</param>
/// <param name="Machine">The machine's adapters, or <see langword="null"/> if there is no such machine.</param>
/// <param name="Absence">If there is none, why.</param>
public sealed record AdapterReading(CimPath ManagementService, MachineAdapters? Machine, MachineAbsence? Absence = null)
{
    /// <summary>The template for the security feature of a port that has none, if it was read (<see cref="PortSecurity.ReadTemplate"/>).</summary>
    public CimObject? SecurityTemplate { get; init; }
}
