using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Network;

/// <summary>Calls about switches that the tests make on a session, in short.</summary>
internal static class SwitchCaller
{
    public const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";
    public const string Settings = "Msvm_VirtualEthernetSwitchSettingData";

    private static readonly string[] PortKeys = ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"];

    public static CimPath SwitchPath(string id) =>
        Caller.Path("Msvm_VirtualEthernetSwitch", ("CreationClassName", "Msvm_VirtualEthernetSwitch"), ("Name", id));

    public static CimPath SettingsPath(string id) => Caller.Path(Settings, ("InstanceID", "Microsoft:" + id));

    public static IReadOnlyList<CimObject> Switches(this SimulatedSession session, string name) =>
        session.Rows($"SELECT * FROM Msvm_VirtualEthernetSwitch WHERE ElementName='{name}'");

    /// <summary>The GUID of the only switch of a name.</summary>
    public static string SwitchId(this SimulatedSession session, string name) => Assert.Single(session.Switches(name)).Text("Name")!;

    /// <summary>The port of a switch that stands on a class.</summary>
    public static CimObject? Port(this SimulatedSession session, string switchId, string className) =>
        session.Connections(switchId).SingleOrDefault(p => p.Texts("HostResource")[0].Contains($":{className}.", StringComparison.Ordinal));

    public static CimMethodResult Define(this SimulatedSession session, string name, params string[] ports) => session.Call(
        session.Service(SwitchService), "DefineSystem",
        CimProperty.OfString("SystemSettings", EmbeddedInstance.ToXml(Settings, CimProperty.OfString("ElementName", name))),
        CimProperty.OfStrings("ResourceSettings", ports));

    public static CimMethodResult DestroySwitch(this SimulatedSession session, string id) =>
        session.Call(session.Service(SwitchService), "DestroySystem", CimProperty.OfReference("AffectedSystem", SwitchPath(id)));

    /// <summary>A new port that leads to the host.</summary>
    public static string ToHost(this SimulatedSession session, string name, params CimProperty[] properties) => NetworkCaller.NewXml(
        NetworkCaller.Connection, [NetworkCaller.On(session.HostPath()), CimProperty.OfString("ElementName", name), .. properties]);

    /// <summary>A new port that leads to an adapter of the host.</summary>
    public static string ToAdapter(this SimulatedSession session, string adapter) =>
        NetworkCaller.NewXml(NetworkCaller.Connection, NetworkCaller.On(session.External(adapter)));

    public static CimPath HostPath(this SimulatedSession session) => Caller.Vm(session.Rows("SELECT Name FROM Msvm_ComputerSystem")[0].Text("Name")!);

    /// <summary>The path of the external port behind an adapter's name.</summary>
    public static CimPath External(this SimulatedSession session, string adapter)
    {
        string description = session.Adapter(adapter)!.Text("InterfaceDescription")!;
        CimObject port = Assert.Single(session.Rows($"SELECT * FROM CIM_NetworkPort WHERE Name='{description}'"));
        return Caller.Path(port.ClassName, [.. PortKeys.Select(k => (k, port.Text(k)!))]);
    }

    public static bool IsBound(this SimulatedSession session, string adapter) =>
        session.Get(session.External(adapter), session.Deadline())!.Flag("IsBound") == true;

    public static CimObject? Adapter(this SimulatedSession session, string name) =>
        session.Rows($"SELECT * FROM MSFT_NetAdapter WHERE Name='{name}'", CimNamespaces.StandardCimv2).SingleOrDefault();

    /// <summary>Addresses of an adapter in the active store, with their prefix lengths.</summary>
    public static string[] Addresses(this SimulatedSession session, string adapter) =>
    [
        .. session.Rows($"SELECT * FROM MSFT_NetIPAddress WHERE InterfaceAlias='{adapter}' AND Store=1", CimNamespaces.StandardCimv2)
            .Select(static a => $"{a.Text("IPAddress")}/{a.Number("PrefixLength")}"),
    ];
}
