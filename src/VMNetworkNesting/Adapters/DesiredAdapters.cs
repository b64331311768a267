using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>An adapter instance as it is desired.</summary>
/// <param name="Machine">Which machine.</param>
/// <param name="AdapterName">Which of its adapters; <see langword="null"/> for all.</param>
/// <param name="MacAddressSpoofing">Whether they may send with other MAC addresses; <see langword="null"/> if not managed.</param>
internal sealed record DesiredAdapters(MachineIdentity Machine, string? AdapterName, bool? MacAddressSpoofing);
