using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Calls about connections, their features, and switches.</summary>
internal static class Networks
{
    /// <summary>The <c>Default</c> template of a class.</summary>
    public static CimObject Template(this Scene scene, string className) =>
        Assert.Single(scene.Rows($"SELECT * FROM {className} WHERE InstanceID LIKE 'Microsoft:Definition%Default'"));

    /// <summary>The VM's first connection.</summary>
    public static CimObject Connection(this Scene vm) => vm.RowsOf(Msvm.Connection)[0];

    /// <summary>A connection's features of a class.</summary>
    public static IReadOnlyList<CimObject> Features(this Scene vm, CimObject connection, string className = Msvm.Security) =>
        vm.Associated(Paths.Setting(connection), null, className);

    /// <summary>Adds a feature to the VM's first connection, in the whole template.</summary>
    public static Scene AddFeature(this Scene vm, string className, params (string Name, object? Value)[] changes) =>
        vm.AddFeature(Msvm.VMService, vm.Connection(), vm.Template(className).Whole(changes));

    public static Scene AddFeature(this Scene vm, string service, CimObject connection, string xml) => vm.Call(
        service, "AddFeatureSettings", CimProperty.OfReference("AffectedConfiguration", Paths.Setting(connection)),
        CimProperty.OfStrings("FeatureSettings", xml));

    public static Scene ModifyFeature(this Scene vm, string xml) =>
        vm.Call(Msvm.VMService, "ModifyFeatureSettings", CimProperty.OfStrings("FeatureSettings", xml));

    public static Scene AddResources(this Scene scene, string service, CimPath affected, params string[] xml) => scene.Call(
        service, "AddResourceSettings", CimProperty.OfReference("AffectedConfiguration", affected), CimProperty.OfStrings("ResourceSettings", xml));

    public static Scene RemoveResources(this Scene scene, string service, params CimPath[] settings) =>
        scene.Call(service, "RemoveResourceSettings", Paths.References("ResourceSettings", settings));

    /// <summary>A new connection of an adapter, in the whole template.</summary>
    public static string ConnectionOf(this Scene scene, CimObject adapter, string switchId) => scene.Template(Msvm.Connection).Whole(
        ("Parent", scene.Absolute(Paths.Setting(adapter))), ("HostResource", new[] { scene.Absolute(Paths.Switch(switchId)) }));

    /// <summary>A path as HostResource and Parent hold it.</summary>
    public static string Absolute(this Scene scene, CimPath path) => path.ToAbsolute(scene.HostName());

    public static string HostName(this Scene scene) => scene.Rows("SELECT Name FROM Win32_ComputerSystem", CimNamespaces.Cimv2)[0].Text("Name")!;

    /// <summary>A new port of a switch that leads to the management OS.</summary>
    public static string HostPort(this Scene scene, string name) => EmbeddedInstance.ToXml(
        Msvm.Connection, CimProperty.OfString("ElementName", name), CimProperty.OfStrings("HostResource", scene.HostResource()));

    /// <summary>The path of the host itself.</summary>
    public static string HostResource(this Scene scene) => scene.Absolute(
        Paths.Of(Msvm.ComputerSystem, ("CreationClassName", Msvm.ComputerSystem), ("Name", scene.HostName())));

    /// <summary>The port behind a network adapter: its identifier ends in the adapter's.</summary>
    public static CimObject ExternalPort(this Scene scene, string adapter)
    {
        string id = scene.NetAdapter(adapter)!.Text("DeviceID")!;
        return Assert.Single(scene.Rows($"SELECT * FROM {Msvm.ExternalPort}"), p => p.Text("DeviceID")!.EndsWith(id, StringComparison.OrdinalIgnoreCase));
    }

    public static CimObject? NetAdapter(this Scene scene, string name) =>
        scene.Rows($"SELECT * FROM MSFT_NetAdapter WHERE Name='{name}'", CimNamespaces.StandardCimv2).SingleOrDefault();

    public static Scene DefineSwitch(this Scene scene, string name, params string[]? ports) => scene.DefineSwitchAs(
        EmbeddedInstance.ToXml(Msvm.SwitchSettings, CimProperty.OfString("ElementName", name)), ports);

    public static Scene DefineSwitchAs(this Scene scene, string settings, string[]? ports) => scene.Call(
        Msvm.SwitchService, "DefineSystem", CimProperty.OfString("SystemSettings", settings),
        new CimProperty("ResourceSettings", CimType.String, ports, IsArray: true));

    /// <summary>The GUID of the only switch of a name.</summary>
    public static string SwitchId(this Scene scene, string name) =>
        Assert.Single(scene.Rows($"SELECT * FROM {Msvm.Switch} WHERE ElementName='{name}'")).Text("Name")!;

    /// <summary>A switch's ports.</summary>
    public static IReadOnlyList<CimObject> Ports(this Scene scene, string switchId) =>
        scene.Rows($"SELECT * FROM {Msvm.Connection} WHERE InstanceID LIKE 'Microsoft:{switchId}%'");
}
