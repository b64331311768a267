using NestedDsc.Cim;

namespace NestedDsc.HyperV.Settings;

/// <summary>
/// A setting of a VM: the property that Hyper-V keeps it in, and what has to be known to change it. Reading, changing, an inventory's
/// columns and captures follow from this list. Types and first builds: schemas of 17 builds in HyperV-WMI-Documentation.
/// </summary>
public sealed class VMSetting
{
    private static readonly List<VMSetting> Listed = [];

    private VMSetting(VMSettingClass settings, string property, CimType type, int firstBuild = 0, bool isLive = false)
    {
        Class = settings;
        Declaration = new CimProperty(property, type, null);
        FirstBuild = firstBuild;
        NeedsOff = !isLive;
        Place = Listed.Count;
        Listed.Add(this);
    }

    /// <summary>Whether the guest sees VT-x or AMD-V.</summary>
    public static VMSetting ExposeVirtualizationExtensions { get; } =
        new(VMSettingClass.Processor, "ExposeVirtualizationExtensions", CimType.Boolean, firstBuild: 10586);

    /// <summary>Number of virtual processors.</summary>
    public static VMSetting ProcessorCount { get; } = new(VMSettingClass.Processor, "VirtualQuantity", CimType.UInt64);

    /// <summary>Whether newer processor features are hidden, for live migration to older hosts.</summary>
    public static VMSetting LimitProcessorFeatures { get; } = new(VMSettingClass.Processor, "LimitProcessorFeatures", CimType.Boolean);

    /// <summary>Memory at start in MB (AllocationUnits is <c>byte * 2^20</c>); with static memory, all of it.</summary>
    public static VMSetting MemoryStartupMB { get; } = new(VMSettingClass.Memory, "VirtualQuantity", CimType.UInt64);

    /// <summary>Minimum with dynamic memory in MB.</summary>
    public static VMSetting MemoryMinimumMB { get; } = new(VMSettingClass.Memory, "Reservation", CimType.UInt64);

    /// <summary>Maximum with dynamic memory in MB.</summary>
    public static VMSetting MemoryMaximumMB { get; } = new(VMSettingClass.Memory, "Limit", CimType.UInt64);

    /// <summary>Whether the host changes the amount of memory while the VM runs.</summary>
    public static VMSetting DynamicMemoryEnabled { get; } = new(VMSettingClass.Memory, "DynamicMemoryEnabled", CimType.Boolean);

    /// <summary>Virtual NUMA, which Hyper-V does not combine with dynamic memory.</summary>
    public static VMSetting VirtualNumaEnabled { get; } = new(VMSettingClass.System, "VirtualNumaEnabled", CimType.Boolean);

    /// <summary>Which checkpoints can be taken: <see cref="Checkpoints.CheckpointType"/>.</summary>
    public static VMSetting CheckpointType { get; } = new(VMSettingClass.System, "UserSnapshotType", CimType.UInt16, firstBuild: 10240, isLive: true);

    /// <summary>Whether client Hyper-V takes a checkpoint at each start.</summary>
    public static VMSetting AutomaticCheckpointsEnabled { get; } =
        new(VMSettingClass.System, "AutomaticSnapshotsEnabled", CimType.Boolean, firstBuild: 16299, isLive: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VMSetting> All => Listed;

    /// <summary>The class whose rows hold it.</summary>
    public VMSettingClass Class { get; }

    /// <summary>First build of Windows that has it; 0 for those that all have which have Hyper-V's namespace (9200).</summary>
    public int FirstBuild { get; }

    /// <summary>Whether it can be changed only while the VM is off.</summary>
    public bool NeedsOff { get; }

    /// <summary>Its property, without a value.</summary>
    internal CimProperty Declaration { get; }

    /// <summary>Where <see cref="VMSettings"/> keeps it.</summary>
    internal int Place { get; }

    /// <summary>Reads it. What a row has without a value is off, or zero.</summary>
    /// <returns>Its value, 1 and 0 for true and false; <see langword="null"/> if this build of Windows has no such setting.</returns>
    internal long? Read(CimObject row) =>
        row.Find(Declaration.Name) is null ? null
        : Declaration.Type == CimType.Boolean ? (row.Flag(Declaration.Name) == true ? 1 : 0)
        : (long)(row.Number(Declaration.Name) ?? 0);

    /// <summary>Its property with a value.</summary>
    internal CimProperty With(long? value) => Declaration with
    {
        Value = (value, Declaration.Type) switch
        {
            (null, _) => null,
            ({ } flag, CimType.Boolean) => flag != 0,
            ({ } number, CimType.UInt16) => (ushort)number,
            ({ } number, _) => (ulong)number,
        },
    };
}
