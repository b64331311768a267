using NestedDsc.Servicing;

namespace NestedDsc.Simulation;

/// <summary>What a restart of a simulated machine has changed.</summary>
/// <param name="ComputerName">Name of the machine.</param>
/// <param name="Features">Features whose pending change has come, in the order of the file.</param>
/// <param name="ClearedIndicators">What had waited for the restart.</param>
/// <param name="VirtualMachines">VMs that were on before it or are on after it.</param>
/// <param name="EndedOperations">Number of operations, such as jobs, that were under way and have ended with it.</param>
/// <param name="HyperVAvailable">Whether Hyper-V's management service runs afterwards.</param>
/// <param name="HypervisorRuns">
/// Whether the hypervisor of this Windows runs afterwards. It does not, though the service does, without hardware virtualization:
/// VMs can't be started then.
/// </param>
public sealed record RestartResult(
    string ComputerName, IReadOnlyList<FeatureTransition> Features, IReadOnlyList<RestartIndicator> ClearedIndicators,
    IReadOnlyList<VmTransition> VirtualMachines, int EndedOperations, bool HyperVAvailable, bool HypervisorRuns);
