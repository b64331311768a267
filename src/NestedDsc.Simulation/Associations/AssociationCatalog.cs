using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Repository;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation.Associations;

/// <summary>All associations that a simulated host knows. To add one, add an entry for each direction.</summary>
internal static class AssociationCatalog
{
    private const string ComputerSystem = "Msvm_ComputerSystem";
    private const string Settings = "Msvm_VirtualSystemSettingData";
    private const string SecuritySettings = "Msvm_SecuritySettingData";
    private const string Allocation = "CIM_ResourceAllocationSettingData";
    private const string Device = "CIM_LogicalDevice";
    private const string Switch = "Msvm_VirtualEthernetSwitch";
    private const string SwitchSettings = "Msvm_VirtualEthernetSwitchSettingData";

    public static readonly IReadOnlyList<Association> All =
    [
        new("Msvm_SettingsDefineState", ComputerSystem,
            static (_, ns, vm) => InClass(ns, Settings, "InstanceID", SystemId.InstanceId(vm.Text("Name")))),
        new("Msvm_SettingsDefineState", Settings,
            static (_, ns, settings) => InClass(ns, ComputerSystem, "Name", SystemId.Of(settings.Text("InstanceID")))),
        new("Msvm_VirtualSystemSettingDataComponent", Settings,
            static (_, ns, settings) => Parts(ns, settings.Text("InstanceID"), Allocation)),
        new("Msvm_VirtualSystemSettingDataComponent", Allocation, SettingsOf),
        new("Msvm_ConcreteComponent", Settings,
            static (_, ns, settings) => Parts(ns, settings.Text("InstanceID"), SecuritySettings)),
        new("Msvm_ConcreteComponent", SecuritySettings, SettingsOf),
        new("Msvm_SystemDevice", ComputerSystem,
            static (_, ns, vm) => InClass(ns, Device, "SystemName", vm.Text("Name"))),
        new("Msvm_SystemDevice", Device,
            static (_, ns, device) => InClass(ns, ComputerSystem, "Name", device.Text("SystemName"))),
        new("Msvm_SnapshotOfVirtualSystem", ComputerSystem,
            static (_, ns, vm) => InClass(ns, Settings, "VirtualSystemIdentifier", vm.Text("Name")).Where(Checkpoints.IsCheckpoint)),
        new("Msvm_SnapshotOfVirtualSystem", Settings,
            static (_, ns, settings) => Checkpoints.IsCheckpoint(settings)
                ? InClass(ns, ComputerSystem, "Name", settings.Text("VirtualSystemIdentifier"))
                : []),
        new("Msvm_AffectedJobElement", JobInstances.ClassName, AffectedByJob),
        new("Msvm_EthernetPortSettingDataComponent", FeatureMethod.ConnectionClass,
            static (_, ns, connection) => FeatureMethod.Of(ns, connection.Text("InstanceID"))),
        new("Msvm_SettingsDefineState", Switch,
            static (_, ns, found) => InClass(ns, SwitchSettings, "InstanceID", SystemId.InstanceId(found.Text("Name")))),
        new("Msvm_SettingsDefineState", SwitchSettings,
            static (_, ns, settings) => InClass(ns, Switch, "Name", SystemId.Of(settings.Text("InstanceID")))),
    ];

    /// <summary>Everything that belongs to a system's settings, whatever its class.</summary>
    public static IEnumerable<InstanceRow> Parts(NamespaceStore ns, string settingsId) =>
        Parts(settingsId, ns.Classes.Where(static c => c.Definition.IndexOf("InstanceID") >= 0));

    private static IEnumerable<InstanceRow> Parts(NamespaceStore ns, string settingsId, string className) => Parts(settingsId, ns.Deep(className));

    private static IEnumerable<InstanceRow> Parts(string settingsId, IEnumerable<ClassStore> stores) =>
        SystemId.Of(settingsId) is { } id ? Having(stores, id, r => SystemId.IsPartOf(r.Text("InstanceID"), id)) : [];

    private static IEnumerable<InstanceRow> SettingsOf(SimulatedHost host, NamespaceStore ns, InstanceRow part) =>
        SystemId.Of(part.Text("InstanceID")) is { } id ? InClass(ns, Settings, "InstanceID", SystemId.InstanceId(id)) : [];

    private static IEnumerable<InstanceRow> InClass(NamespaceStore ns, string className, string property, string? value) => value is { Length: > 0 }
        ? Having(ns.Deep(className), value, r => string.Equals(r.Text(property), value, StringComparison.OrdinalIgnoreCase))
        : [];

    // Instances without the text are not even read.
    private static IEnumerable<InstanceRow> Having(IEnumerable<ClassStore> stores, string text, Func<InstanceRow, bool> isWanted)
    {
        TextHint? hint = TextHint.Of(text);
        return stores.SelectMany(static c => c.Rows).Where(r => (hint is null || r.MayHold(hint)) && isWanted(r));
    }

    private static IEnumerable<InstanceRow> AffectedByJob(SimulatedHost host, NamespaceStore ns, InstanceRow job)
    {
        Operation? operation = host.Operations.All.FirstOrDefault(
            o => string.Equals(o.Id, job.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));
        return (operation?.Affected ?? []).Select(host.Find).OfType<InstanceRow>();
    }
}
