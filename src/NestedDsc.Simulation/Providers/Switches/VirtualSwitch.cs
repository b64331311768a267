using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>A virtual switch: its system, its settings and its ports. Names are not unique; the GUID is.</summary>
internal sealed class VirtualSwitch
{
    public const string ServiceClass = "Msvm_VirtualEthernetSwitchManagementService";
    public const string SystemClass = "Msvm_VirtualEthernetSwitch";
    public const string SettingsClass = "Msvm_VirtualEthernetSwitchSettingData";

    /// <summary>The Default Switch that Windows clients have from the start; the same GUID everywhere (observed).</summary>
    public const string PredefinedId = "C08CB7B8-9B3C-408E-8E30-5E16A3AEB444";

    /// <summary>The internal switch of Windows that Hyper-V's own lists leave out (Hyper-V module).</summary>
    public const string HiddenId = "161DF6ED-7CE7-450F-8DDB-4603FF64EDFC";

    private readonly NamespaceStore _ns;

    private VirtualSwitch(NamespaceStore ns, InstanceRow system, InstanceRow settings)
    {
        _ns = ns;
        System = system;
        Settings = settings;
        Id = system.Text("Name");
    }

    public InstanceRow System { get; }

    /// <summary>The Msvm_VirtualEthernetSwitchSettingData.</summary>
    public InstanceRow Settings { get; }

    /// <summary>The GUID.</summary>
    public string Id { get; }

    public string Name => System.Text("ElementName");

    public bool IsPredefined => IsPredefinedId(Id);

    /// <summary>Whether its port to the host's network may lead to several network adapters.</summary>
    public bool CanTeam => Settings.Flag("TeamingEnabled");

    /// <summary>Ports to the host and to its network; those of VMs are settings of the VMs.</summary>
    public IReadOnlyList<InstanceRow> Ports => [.. _ns.Deep(FeatureMethod.ConnectionClass).SelectMany(static c => c.Rows)
        .Where(r => SystemId.IsPartOf(r.Text("InstanceID"), Id))];

    /// <summary>The port to the host's network, if there is one.</summary>
    public InstanceRow? ExternalPort => Ports.FirstOrDefault(p => PortKinds.Of(HostResource.Of(_ns, p)) == PortKind.External);

    /// <summary>Whether Windows made a switch itself, so that nobody else changes it.</summary>
    public static bool IsPredefinedId(string id) =>
        string.Equals(id, PredefinedId, StringComparison.OrdinalIgnoreCase) || string.Equals(id, HiddenId, StringComparison.OrdinalIgnoreCase);

    public static VirtualSwitch? Find(NamespaceStore ns, string id)
    {
        InstanceRow? system = ns.Find(SystemClass)?.Rows.FirstOrDefault(
            r => string.Equals(r.Text("Name"), id, StringComparison.OrdinalIgnoreCase));
        InstanceRow? settings = ns.Find(SettingsClass)?.Rows.FirstOrDefault(
            r => string.Equals(r.Text("InstanceID"), SystemId.InstanceId(id), StringComparison.OrdinalIgnoreCase));
        return system is null || settings is null ? null : new VirtualSwitch(ns, system, settings);
    }

    /// <summary>The switch that ports belong to; <see langword="null"/> if they belong to none or to several.</summary>
    public static VirtualSwitch? OwnerOf(NamespaceStore ns, IEnumerable<InstanceRow> ports)
    {
        List<string?> ids = [.. ports.Select(static r => SystemId.Of(r.Text("InstanceID"))).Distinct(StringComparer.OrdinalIgnoreCase)];
        return ids is [{ } id] ? Find(ns, id) : null;
    }
}
