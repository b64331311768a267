using NestedDsc.HyperV.Memory;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>The settings that a machine is to have: the desired values, all others as they are.</summary>
internal static class WantedSettings
{
    public static MachineSettings Of(DesiredMachine desired, VirtualMachine machine)
    {
        bool exposed = machine.Processor.ExposeVirtualizationExtensions ?? false;
        bool exposureDiffers = desired.ExposeVirtualizationExtensions is { } expose && expose != exposed;
        return new MachineSettings(
            machine.Processor with
            {
                Count = desired.ProcessorCount ?? machine.Processor.Count,
                ExposeVirtualizationExtensions = exposureDiffers
                    ? desired.ExposeVirtualizationExtensions
                    : machine.Processor.ExposeVirtualizationExtensions,
            },
            MemoryOf(desired, machine.Memory));
    }

    private static MemorySettings MemoryOf(DesiredMachine desired, MemorySettings memory)
    {
        bool dynamic = desired.DynamicMemoryEnabled ?? memory.DynamicMemoryEnabled;
        long startup = desired.MemoryStartupMB ?? memory.StartupMB;
        if (dynamic == memory.DynamicMemoryEnabled && startup == memory.StartupMB)
        {
            return memory;
        }

        if (!dynamic)
        {
            return memory with { DynamicMemoryEnabled = false, StartupMB = startup, MinimumMB = startup, MaximumMB = startup };
        }

        // A range that was there before is the administrator's; only one that dates from static memory is widened to fit.
        return memory.DynamicMemoryEnabled
            ? memory with { StartupMB = startup }
            : memory with
            {
                DynamicMemoryEnabled = true,
                StartupMB = startup,
                MinimumMB = Math.Min(memory.MinimumMB, startup),
                MaximumMB = Math.Max(memory.MaximumMB, startup),
            };
    }
}
