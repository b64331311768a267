using System.Globalization;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>Settings of a machine as words that are kept.</summary>
internal static class MachineSettingWords
{
    /// <summary>The names of all of them.</summary>
    public static string[] Names { get; } = ["nesting", "processors", "memory", "dynamicMemory"];

    /// <summary>The settings by name.</summary>
    public static IEnumerable<(string Name, string Value)> Of(MachineSettings settings) =>
    [
        (Names[0], settings.Processor.ExposeVirtualizationExtensions == true ? "on" : "off"),
        (Names[1], settings.Processor.Count.ToString(CultureInfo.InvariantCulture)),
        (Names[2], settings.Memory.StartupMB.ToString(CultureInfo.InvariantCulture)),
        (Names[3], settings.Memory.DynamicMemoryEnabled ? "on" : "off"),
    ];
}
