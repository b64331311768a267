using NestedDsc.Hosting;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.NestedVirtualization.Settings;

/// <summary>The properties that are settings of the VM. Beside the table stand <see cref="MemoryRange"/> and the rules of nesting.</summary>
internal static class SettingTable
{
    /// <summary>The properties, in the order of the schema.</summary>
    public static IReadOnlyList<SettingProperty> All { get; } =
    [
        new("exposeVirtualizationExtensions", VMSetting.ExposeVirtualizationExtensions, SettingKind.Flag, FindingCodes.ExposeVirtualizationExtensions,
            static (vm, now, wanted) => $"The virtualization extensions are {Not(now)}exposed to {vm}; they must {Not(wanted)}be.")
        {
            JournalName = "nesting",
            IsReportedWhenMissing = true,
        },
        new("processorCount", VMSetting.ProcessorCount, SettingKind.Number(1, 2048), FindingCodes.ProcessorCount,
            static (vm, now, wanted) => $"{vm} has {now} virtual processor{(now == 1 ? "" : "s")}; {wanted} {(wanted == 1 ? "is" : "are")} required.")
        { JournalName = "processors" },
        new("memoryStartupMB", VMSetting.MemoryStartupMB, SettingKind.Number(32, 251_658_240, 2), FindingCodes.MemoryStartupMB,
            static (vm, now, wanted) => $"{vm} has {now} MB of startup memory; {wanted} MB are required.")
        { JournalName = "memory" },
        new("dynamicMemoryEnabled", VMSetting.DynamicMemoryEnabled, SettingKind.Flag, FindingCodes.DynamicMemoryEnabled,
            static (vm, now, wanted) => $"{vm} has {Memory(now)} memory; {Memory(wanted)} memory is required.")
        { JournalName = "dynamicMemory" },
        new("automaticCheckpointsEnabled", VMSetting.AutomaticCheckpointsEnabled, SettingKind.Flag, FindingCodes.AutomaticCheckpointsEnabled,
            static (vm, now, wanted) => $"Automatic checkpoints are {Switched(now)} for {vm}; they must be {Switched(wanted)}."),
    ];

    /// <summary>Says in words where two sets of settings differ.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <returns>The changes, separated by commas.</returns>
    public static string DescribeChanges(VMSettings before, VMSettings after) => string.Join(
        ", ", All.Select(p => p.DescribeChange(before, after)).Append(MemoryRange.DescribeChange(before, after)).OfType<string>());

    private static string Not(long value) => value != 0 ? "" : "not ";

    private static string Switched(long isOn) => isOn != 0 ? "on" : "off";

    private static string Memory(long isDynamic) => isDynamic != 0 ? "dynamic" : "static";
}
