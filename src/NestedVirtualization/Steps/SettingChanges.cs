using NestedDsc.HyperV.Memory;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Says in words where two sets of settings differ.</summary>
internal static class SettingChanges
{
    public static IEnumerable<string> Between(MachineSettings before, MachineSettings after)
    {
        if (before.Processor.ExposeVirtualizationExtensions != after.Processor.ExposeVirtualizationExtensions)
        {
            yield return Change("exposeVirtualizationExtensions", Word(before.Processor.ExposeVirtualizationExtensions), Word(after.Processor.ExposeVirtualizationExtensions));
        }

        if (before.Processor.Count != after.Processor.Count)
        {
            yield return Change("processorCount", before.Processor.Count, after.Processor.Count);
        }

        if (before.Memory.StartupMB != after.Memory.StartupMB)
        {
            yield return Change("memoryStartupMB", before.Memory.StartupMB, after.Memory.StartupMB);
        }

        if (before.Memory.DynamicMemoryEnabled != after.Memory.DynamicMemoryEnabled)
        {
            yield return Change("dynamicMemoryEnabled", Word(before.Memory.DynamicMemoryEnabled), Word(after.Memory.DynamicMemoryEnabled));
        }

        // With static memory, minimum and maximum follow the startup memory.
        bool rangeDiffers = before.Memory.MinimumMB != after.Memory.MinimumMB || before.Memory.MaximumMB != after.Memory.MaximumMB;
        if (rangeDiffers && after.Memory.DynamicMemoryEnabled)
        {
            yield return $"range of dynamic memory from {Range(before.Memory)} to {Range(after.Memory)}";
        }
    }

    private static string Range(MemorySettings memory) => $"{memory.MinimumMB}–{memory.MaximumMB} MB";

    private static string Change<T>(string name, T from, T to) => $"{name} from {from} to {to}";

    private static string Word(bool? value) => value == true ? "true" : "false";
}
