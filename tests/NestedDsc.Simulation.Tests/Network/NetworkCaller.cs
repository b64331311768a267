using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Network;

/// <summary>Calls about networks that the tests make on a session, in short.</summary>
internal static class NetworkCaller
{
    public const string Connection = "Msvm_EthernetPortAllocationSettingData";
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";

    private static readonly string[] ServiceKeys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];

    /// <summary>The path of a service on whatever host.</summary>
    public static CimPath Service(this SimulatedSession session, string className = Caller.Service)
    {
        CimObject service = Assert.Single(session.Rows($"SELECT * FROM {className}"));
        return Caller.Path(className, [.. ServiceKeys.Select(k => (k, service.Text(k)!))]);
    }

    /// <summary>A VM's connections, by the name of their adapter.</summary>
    public static IReadOnlyList<CimObject> Connections(this SimulatedSession session, string systemId) =>
        session.Rows($"SELECT * FROM {Connection} WHERE InstanceID LIKE 'Microsoft:{systemId}%'");

    public static string ConnectionId(this SimulatedSession session, string vmId, string adapter = "Network Adapter") =>
        session.Connections(vmId).First(c => string.Equals(c.Text("ElementName"), adapter, StringComparison.Ordinal)).Text("InstanceID")!;

    public static IReadOnlyList<CimObject> SecurityOf(this SimulatedSession session, string systemId) =>
        session.Rows($"SELECT * FROM {Security} WHERE InstanceID LIKE 'Microsoft:{systemId}%'");

    public static IReadOnlyList<CimObject> OffloadOf(this SimulatedSession session, string systemId) =>
        session.Rows($"SELECT * FROM {Offload} WHERE InstanceID LIKE 'Microsoft:{systemId}%'");

    public static CimPath Setting(string className, string instanceId) => Caller.Path(className, ("InstanceID", instanceId));

    public static CimMethodResult AddFeatures(this SimulatedSession session, string connectionId, params string[] xml) => session.Call(
        session.Service(), "AddFeatureSettings", CimProperty.OfReference("AffectedConfiguration", Setting(Connection, connectionId)),
        CimProperty.OfStrings("FeatureSettings", xml));

    public static CimMethodResult ModifyFeatures(this SimulatedSession session, params string[] xml) =>
        session.Call(session.Service(), "ModifyFeatureSettings", CimProperty.OfStrings("FeatureSettings", xml));

    public static CimMethodResult RemoveFeatures(this SimulatedSession session, params CimPath[] features) =>
        session.Call(session.Service(), "RemoveFeatureSettings", new CimProperty("FeatureSettings", CimType.Reference, features, IsArray: true));

    /// <summary>Settings to be added: they name no instance.</summary>
    public static string NewXml(string className, params CimProperty[] properties) => EmbeddedInstance.ToXml(className, properties);

    /// <summary>A copy of a feature's whole template with changes in it, as clients add them.</summary>
    public static string FromTemplate(this SimulatedSession session, string className, params CimProperty[] changes) =>
        With(Assert.Single(session.Rows($@"SELECT * FROM {className} WHERE InstanceID LIKE 'Microsoft:Definition\\%\\Default'")), changes);

    /// <summary>A whole row with changes in it, as clients submit it.</summary>
    public static string With(CimObject row, params CimProperty[] changes) => NewXml(
        row.ClassName, [.. row.Properties.Select(p => Array.Find(changes, c => string.Equals(c.Name, p.Name, StringComparison.OrdinalIgnoreCase)) ?? p)]);

    public static string Spoofing(this SimulatedSession session, bool value) =>
        session.FromTemplate(Security, CimProperty.OfBoolean("AllowMacSpoofing", value));

    public static string Spoofing(this SimulatedSession session, string featureId, bool value)
    {
        CimObject row = session.Get(Setting(Security, featureId), session.Deadline())
            ?? session.Rows($@"SELECT * FROM {Security} WHERE InstanceID LIKE '%\\Default'")[0];
        return With(row, CimProperty.OfString("InstanceID", featureId), CimProperty.OfBoolean("AllowMacSpoofing", value));
    }

    public static CimMethodResult AddResources(this SimulatedSession session, CimPath affected, string service, params string[] xml) => session.Call(
        session.Service(service), "AddResourceSettings", CimProperty.OfReference("AffectedConfiguration", affected),
        CimProperty.OfStrings("ResourceSettings", xml));

    public static CimMethodResult RemoveResources(this SimulatedSession session, string service, params CimPath[] settings) => session.Call(
        session.Service(service), "RemoveResourceSettings", new CimProperty("ResourceSettings", CimType.Reference, settings, IsArray: true));

    public static CimMethodResult ModifyResources(this SimulatedSession session, string service, params string[] xml) =>
        session.Call(session.Service(service), "ModifyResourceSettings", CimProperty.OfStrings("ResourceSettings", xml));

    /// <summary>Settings of a connection or port that exists.</summary>
    public static string Allocation(string instanceId, params CimProperty[] properties) =>
        EmbeddedInstance.ToXml(Connection, [CimProperty.OfString("InstanceID", instanceId), .. properties]);

    /// <summary>HostResource with one path, or with none.</summary>
    public static CimProperty On(params CimPath[] resource) =>
        CimProperty.OfStrings("HostResource", [.. resource.Select(static r => r.ToAbsolute("HOST"))]);
}
