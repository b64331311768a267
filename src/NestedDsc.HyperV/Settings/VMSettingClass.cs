using NestedDsc.Cim;

namespace NestedDsc.HyperV.Settings;

/// <summary>A class that keeps settings of VMs, with one row for each VM.</summary>
public sealed class VMSettingClass
{
    private VMSettingClass(string name, int place)
    {
        Name = name;
        Place = place;
    }

    /// <summary>The VM as a whole.</summary>
    public static VMSettingClass System { get; } = new("Msvm_VirtualSystemSettingData", 0);

    /// <summary>Its virtual processors.</summary>
    public static VMSettingClass Processor { get; } = new("Msvm_ProcessorSettingData", 1);

    /// <summary>Its memory.</summary>
    public static VMSettingClass Memory { get; } = new("Msvm_MemorySettingData", 2);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VMSettingClass> All { get; } = [System, Processor, Memory];

    /// <summary>Name of the class.</summary>
    public string Name { get; }

    /// <summary>Whether its rows are those of a device: another method changes these, several in one call.</summary>
    internal bool IsDevice => this != System;

    /// <summary>Where <see cref="VMSettings"/> keeps its row.</summary>
    internal int Place { get; }

    /// <summary>Its settings.</summary>
    internal IEnumerable<VMSetting> Settings => VMSetting.All.Where(s => s.Class == this);

    /// <summary>
    /// What to select. All properties if one came with a later build: on builds that lack it, naming it would fail the whole statement.
    /// </summary>
    internal string Columns => Settings.Any(static s => s.FirstBuild > 0)
        ? "*"
        : $"InstanceID, {string.Join(", ", Settings.Select(static s => s.Declaration.Name))}";

    /// <summary>The statement for the row of one VM.</summary>
    /// <param name="instanceId">Key of the row.</param>
    internal CimQuery ByKey(string instanceId) =>
        new(CimNamespaces.Virtualization, $"SELECT * FROM {Name} WHERE InstanceID={Wql.Literal(instanceId)}");
}
