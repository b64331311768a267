using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>What Hyper-V accepts for Msvm_ProcessorSettingData (win32 docs; HyperVDsc's list of settings that need the VM off).</summary>
internal static class ProcessorRules
{
    public const string ClassName = "Msvm_ProcessorSettingData";
    public const string NestingFlag = "ExposeVirtualizationExtensions";
    private const ulong MaxProcessorsGeneration1 = 64;
    private const ulong MaxProcessorsGeneration2 = 2048;
    private const ulong MaxShare = 100_000;
    private const ulong MaxWeight = 10_000;

    /// <summary>Settings that may change while the VM runs; all others need it off, and none changes while it is saved.</summary>
    public static bool MayChangeLive(string property) =>
        property.ToUpperInvariant() is "LIMIT" or "RESERVATION" or "WEIGHT" or "ENABLEHOSTRESOURCEPROTECTION";

    /// <summary>Whether values are in range.</summary>
    public static bool AreGood(Vm vm, SettingChange change)
    {
        ulong processors = change.Number("VirtualQuantity");
        return processors >= 1 && processors <= (vm.IsGeneration2 ? MaxProcessorsGeneration2 : MaxProcessorsGeneration1)
            && change.Number("Limit") <= MaxShare && change.Number("Reservation") <= change.Number("Limit")
            && change.Number("Weight") <= MaxWeight;
    }

    /// <summary>The configuration version from which on a setting exists (hosts' schemas; the exact numbers are unverified on Windows).</summary>
    public static Version? MinimumVersion(CimProperty changed) => changed.Name.ToUpperInvariant() switch
    {
        "ENABLEHOSTRESOURCEPROTECTION" or "HWTHREADSPERCORE" => new Version(8, 0),
        "ENABLEPERFMONPMU" or "ENABLEPERFMONLBR" or "ENABLEPERFMONPEBS" or "DISABLESPECULATIONCONTROLS" or "ENABLEPERFMONIPT" => new Version(9, 0),
        "CPUGROUPID" => new Version(9, 0),
        "ENABLELEGACYAPICMODE" or "ALLOWACOUNTMCOUNT" or "CPUBRANDSTRING" or "PERFCPUFREQCAPMHZ" or "L3CACHEWAYS"
            or "ENABLESOCKETTOPOLOGY" or "MAXPROCESSORCOUNTPERL3" or "PHYSICALADDRESSWIDTH" => new Version(10, 0),
        "EXTENDEDVIRTUALIZATIONEXTENSIONS" or "APICMODE" or "MAXHWISOLATEDGUESTS" or "ENABLEPERFMONARCHPMU" => new Version(11, 0),
        _ => null,
    };
}
