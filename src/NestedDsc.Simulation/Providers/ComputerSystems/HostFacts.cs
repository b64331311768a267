using System.Globalization;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>The host's own hardware and Windows build, from root\cimv2.</summary>
internal sealed record HostFacts
{
    private const ulong BytesPerMB = 1024 * 1024;
    private const ulong Arm64 = 12;

    /// <summary>Number of logical processors; 0 if the file does not say.</summary>
    public ulong LogicalProcessors { get; private init; }

    /// <summary>Memory in MB; 0 if the file does not say.</summary>
    public ulong MemoryMB { get; private init; }

    public bool IsAmd { get; private init; }

    public bool IsArm { get; private init; }

    /// <summary>Windows build; 0 if the file does not say.</summary>
    public int Build { get; private init; }

    /// <summary>
    /// Whether the processor and Windows can nest: Intel from build 14393, AMD from build 20348 (wsdocs, "enable nested
    /// virtualization"; the build numbers for AMD are unverified on Windows), ARM not at all.
    /// </summary>
    public bool SupportsNesting => !IsArm && (Build == 0 || Build >= (IsAmd ? 20348 : 14393));

    public static HostFacts Of(HostDocument document)
    {
        NamespaceStore? ns = document.Find(CimNamespaces.Cimv2);
        IReadOnlyList<InstanceRow> processors = ns?.Find("Win32_Processor")?.Rows ?? [];
        InstanceRow? system = ns?.Find("Win32_OperatingSystem")?.Rows is [var first, ..] ? first : null;
        ulong bytes = ns?.Find("Win32_ComputerSystem")?.Rows is [var computer, ..] ? computer.Number64("TotalPhysicalMemory") : 0;
        return new HostFacts
        {
            LogicalProcessors = processors.Aggregate(0UL, static (sum, p) => sum + p.Number64("NumberOfLogicalProcessors")),
            MemoryMB = bytes / BytesPerMB,
            IsAmd = processors.Any(static p => p.Text("Manufacturer").Contains("AMD", StringComparison.OrdinalIgnoreCase)),
            IsArm = processors.Any(static p => p.Number64("Architecture") == Arm64),
            Build = int.TryParse(system?.Text("BuildNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out int build) ? build : 0,
        };
    }
}
