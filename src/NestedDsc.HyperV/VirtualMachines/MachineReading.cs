using NestedDsc.HyperV.HostFacts;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>What was found when a machine was looked up.</summary>
/// <param name="Host">The host.</param>
/// <param name="Machine">The machine, or <see langword="null"/> if there is none that fits.</param>
/// <param name="Absence">If there is none, why.</param>
public sealed record MachineReading(Host Host, VirtualMachine? Machine, MachineAbsence? Absence = null);
