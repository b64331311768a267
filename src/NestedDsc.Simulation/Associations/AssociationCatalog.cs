using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Associations;

/// <summary>All associations that a simulated host knows. To add one, add an entry for each direction.</summary>
internal static class AssociationCatalog
{
    private const string ComputerSystem = "Msvm_ComputerSystem";
    private const string Settings = "Msvm_VirtualSystemSettingData";
    private const string Switch = "Msvm_VirtualEthernetSwitch";
    private const string SwitchSettings = "Msvm_VirtualEthernetSwitchSettingData";

    public static readonly IReadOnlyList<Association> All =
    [
        new("Msvm_SettingsDefineState", "ManagedElement", ComputerSystem, "SettingData",
            static (_, ns, vm) => InClass(ns, Settings, "InstanceID", SystemId.InstanceId(vm.Text("Name")))),
        new("Msvm_SettingsDefineState", "SettingData", Settings, "ManagedElement",
            static (_, ns, settings) => InClass(ns, ComputerSystem, "Name", SystemId.Of(settings.Text("InstanceID")))),
        new("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", Settings, "PartComponent",
            static (_, ns, settings) => Parts(ns, settings.Text("InstanceID")).Where(static r => !r.Class.IsA(FeatureMethod.FeatureClass))),
        new("Msvm_VirtualSystemSettingDataComponent", "PartComponent", "CIM_SettingData", "GroupComponent",
            static (_, ns, part) => SystemId.Of(part.Text("InstanceID")) is { } id
                ? InClass(ns, Settings, "InstanceID", SystemId.InstanceId(id))
                : []),
        new("Msvm_SnapshotOfVirtualSystem", "Antecedent", ComputerSystem, "Dependent",
            static (_, ns, vm) => InClass(ns, Settings, "VirtualSystemIdentifier", vm.Text("Name")).Where(Checkpoints.IsCheckpoint)),
        new("Msvm_SnapshotOfVirtualSystem", "Dependent", Settings, "Antecedent",
            static (_, ns, settings) => Checkpoints.IsCheckpoint(settings)
                ? InClass(ns, ComputerSystem, "Name", settings.Text("VirtualSystemIdentifier"))
                : []),
        new("Msvm_AffectedJobElement", "AffectingElement", JobInstances.ClassName, "AffectedElement", AffectedByJob),
        new("Msvm_EthernetPortSettingDataComponent", "GroupComponent", FeatureMethod.ConnectionClass, "PartComponent",
            static (_, ns, connection) => FeatureMethod.Of(ns, connection.Text("InstanceID"))),
        new("Msvm_SettingsDefineState", "ManagedElement", Switch, "SettingData",
            static (_, ns, found) => InClass(ns, SwitchSettings, "InstanceID", SystemId.InstanceId(found.Text("Name")))),
        new("Msvm_SettingsDefineState", "SettingData", SwitchSettings, "ManagedElement",
            static (_, ns, settings) => InClass(ns, Switch, "Name", SystemId.Of(settings.Text("InstanceID")))),
    ];

    /// <summary>Everything that belongs to a system's settings, whatever its class.</summary>
    public static IEnumerable<InstanceRow> Parts(NamespaceStore ns, string settingsId) =>
        SystemId.Of(settingsId) is { } id
            ? ns.Classes.Where(static c => c.Definition.IndexOf("InstanceID") >= 0).SelectMany(static c => c.Rows)
                .Where(r => SystemId.IsPartOf(r.Text("InstanceID"), id))
            : [];

    private static IEnumerable<InstanceRow> InClass(NamespaceStore ns, string className, string property, string? value) =>
        ns.Deep(className).SelectMany(static c => c.Rows)
            .Where(r => value is { Length: > 0 } && string.Equals(r.Text(property), value, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<InstanceRow> AffectedByJob(SimulatedHost host, NamespaceStore ns, InstanceRow job)
    {
        Operation? operation = host.Operations.All.FirstOrDefault(
            o => string.Equals(o.Id, job.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));
        return (operation?.Affected ?? []).Select(host.Find).OfType<InstanceRow>();
    }
}
