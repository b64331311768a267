using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>The network adapters of one machine.</summary>
/// <param name="MachineId">GUID of the machine.</param>
/// <param name="MachineName">Name of the machine.</param>
/// <param name="Adapters">Its adapters in the order of their names.</param>
public sealed record MachineAdapters(Guid MachineId, string MachineName, IReadOnlyList<NetworkAdapter> Adapters)
{
    /// <summary>State of the machine; <see cref="VirtualMachineState.Unknown"/> in a list of all machines.</summary>
    public VirtualMachineState State { get; init; } = VirtualMachineState.Unknown;

    /// <summary>What is under way on the machine.</summary>
    public MachineOperation Operation { get; init; }

    /// <summary>How messages name the machine.</summary>
    public string Display => $"VM '{MachineName}'";
}
