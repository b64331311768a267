using NestedDsc.HyperV.Memory;
using NestedDsc.HyperV.Processors;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Settings;

/// <summary>The settings of a machine that are changed together.</summary>
/// <param name="Processor">Its virtual processors.</param>
/// <param name="Memory">Its memory.</param>
public sealed record MachineSettings(ProcessorSettings Processor, MemorySettings Memory)
{
    /// <summary>The settings of a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <returns>The settings.</returns>
    public static MachineSettings Of(VirtualMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new MachineSettings(machine.Processor, machine.Memory);
    }
}
