using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>
/// The statements for what belongs to one machine. By its GUID the provider finds the machine and its settings at once, and goes on
/// from there along associations (the ones that Hyper-V's own management client follows); a condition with <c>LIKE</c> makes it
/// enumerate the settings of all machines.
/// </summary>
internal static class MachineQueries
{
    private const string Settings = "Msvm_VirtualSystemSettingData";

    /// <summary>The settings of a machine, its checkpoints, its processor, memory and devices, and whether its guest can shut down.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static IReadOnlyList<CimRead> ByKey(Guid id) =>
    [
        Query($"SELECT * FROM {Settings} WHERE InstanceID={Wql.Literal(InstanceIds.Of(id))}"),
        CheckpointsByKey(id),
        Components(id),
        new CimAssociation(SettingsPath(id), "Msvm_ConcreteComponent", "Msvm_SecuritySettingData", ClassMayBeMissing: true),
        ShutdownByKey(id),
    ];

    /// <summary>Statements with the same rows that filter, and the offload settings of its ports.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static IReadOnlyList<CimQuery> Filtering(Guid id) =>
    [
        Query($"SELECT * FROM {Settings} WHERE VirtualSystemIdentifier={Wql.Literal(InstanceIds.Text(id))}"),
        Query($"SELECT * FROM Msvm_ProcessorSettingData WHERE {IsOf(id)}"),
        Query($"SELECT * FROM Msvm_MemorySettingData WHERE {IsOf(id)}"),
        Query($"SELECT InstanceID FROM Msvm_PciExpressSettingData WHERE {IsOf(id)}", mayBeMissing: true),
        Query($"SELECT InstanceID FROM Msvm_Synthetic3DDisplayControllerSettingData WHERE {IsOf(id)}", mayBeMissing: true),
        Query($"SELECT InstanceID, VirtualizationBasedSecurityOptOut FROM Msvm_SecuritySettingData WHERE {IsOf(id)}", mayBeMissing: true),
        ShutdownFiltering(id),
        OffloadFiltering(id),
    ];

    /// <summary>The devices and connections in the settings of a machine.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static CimAssociation Components(Guid id) => new(SettingsPath(id), "Msvm_VirtualSystemSettingDataComponent");

    /// <summary>The settings of the checkpoints of a machine.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static CimAssociation CheckpointsByKey(Guid id) =>
        new(VirtualMachine.PathOf(id), "Msvm_SnapshotOfVirtualSystem", Settings);

    /// <summary>The shutdown service of a guest, while it runs.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static CimAssociation ShutdownByKey(Guid id) =>
        new(VirtualMachine.PathOf(id), "Msvm_SystemDevice", "Msvm_ShutdownComponent");

    /// <summary>The shutdown service of a guest, while it runs.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static CimQuery ShutdownFiltering(Guid id) => Query(
        $"SELECT CreationClassName, DeviceID, SystemCreationClassName, SystemName FROM Msvm_ShutdownComponent WHERE SystemName={Wql.Literal(InstanceIds.Text(id))}");

    /// <summary>The offload settings of a machine's ports.</summary>
    /// <param name="id">GUID of the machine.</param>
    public static CimQuery OffloadFiltering(Guid id) =>
        Query($"SELECT InstanceID, IOVOffloadWeight FROM {PortFeatures.OffloadClass} WHERE {IsOf(id)}");

    private static CimPath SettingsPath(Guid id) =>
        new(CimNamespaces.Virtualization, Settings, [CimProperty.OfString("InstanceID", InstanceIds.Of(id))]);

    private static string IsOf(Guid id) => $"InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(id))}";

    private static CimQuery Query(string wql, bool mayBeMissing = false) => new(CimNamespaces.Virtualization, wql, mayBeMissing);
}
