using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>What was found when a machine's adapters were looked up.</summary>
/// <param name="ManagementService">Path of the host's virtual machine management service.</param>
/// <param name="Machine">The machine's adapters, or <see langword="null"/> if there is no such machine.</param>
/// <param name="Absence">If there is none, why.</param>
public sealed record AdapterReading(CimPath ManagementService, MachineAdapters? Machine, MachineAbsence? Absence = null)
{
    /// <summary>The templates for features of ports that have none, by class, as far as they were read (<see cref="PortFeatures.ReadTemplates"/>).</summary>
    public IReadOnlyDictionary<string, CimObject> Templates { get; init; } = new Dictionary<string, CimObject>();
}
