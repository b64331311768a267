using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.Switches;

/// <summary>Joins the rows of <see cref="HostNetworkReader"/>, in the order of its statements.</summary>
internal sealed class HostNetworkRows(IReadOnlyList<IReadOnlyList<CimObject>> rows)
{
    private static readonly string[] PhysicalPorts = ["Msvm_ExternalEthernetPort", "Msvm_WiFiPort"];

    private IReadOnlyList<CimObject> Systems => rows[1];

    private IReadOnlyList<CimObject> Allocations => rows[5];

    private IReadOnlyList<CimObject> NetAdapters => rows[9];

    /// <summary>Makes the network of them.</summary>
    public HostNetwork ToNetwork()
    {
        CimObject host = Systems.First(static s => !Guid.TryParse(s.Text("Name"), out _));
        string hostName = host.Text("Name") ?? "";
        string server = host.ServerName.Length > 0 ? host.ServerName : hostName;
        var hostPath = new CimPath(
            CimNamespaces.Virtualization,
            "Msvm_ComputerSystem",
            [CimProperty.OfString("CreationClassName", "Msvm_ComputerSystem"), CimProperty.OfString("Name", hostName)]);
        HostNetworkAdapter[] adapters = [.. rows[6].Concat(rows[7]).Select(ToAdapter)];
        return new HostNetwork
        {
            SwitchService = new CimPath(CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitchManagementService", rows[0][0].Properties),
            HostResource = hostPath.ToAbsolute(server),
            ServerName = server,
            Adapters = adapters,
            Switches = ToSwitches(adapters),
            Addresses = ToAddresses(),
            Nats = [.. rows[11].Select(ToNat)],
            HostInterfaces = ToHostInterfaces(),
            SwitchJobs = [.. rows[12].Select(static job => job.Text("Caption") ?? "")],
        };
    }

    private VirtualSwitch[] ToSwitches(HostNetworkAdapter[] adapters)
    {
        ILookup<Guid?, CimObject> ports = Allocations.ToLookup(static p => InstanceIds.MachineOf(p.Text("InstanceID")));
        Dictionary<Guid, ConnectedAdapter[]> connected = ToConnections();
        return
        [
            .. rows[2]
                .Where(static row => Guid.TryParse(row.Text("Name"), out Guid id) && id != VirtualSwitch.HiddenSwitchId)
                .Select(row => ToSwitch(row, adapters, ports, connected))
                .OrderBy(static s => s.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static s => s.Id),
        ];
    }

    private static VirtualSwitch ToSwitch(
        CimObject row, HostNetworkAdapter[] adapters, ILookup<Guid?, CimObject> ports, Dictionary<Guid, ConnectedAdapter[]> connected)
    {
        var id = Guid.Parse(row.Text("Name")!);
        HostNetworkAdapter? adapter = null;
        string? externalPort = null;
        string? internalPort = null;
        foreach (CimObject port in ports[id])
        {
            string resource = ResourceOf(port) ?? "";
            if (resource.Contains(":Msvm_ComputerSystem.", StringComparison.OrdinalIgnoreCase))
            {
                internalPort = port.Text("InstanceID");
            }
            else if (Array.Find(adapters, a => resource.Contains($"\"{a.DeviceId}\"", StringComparison.OrdinalIgnoreCase)) is { } bound)
            {
                adapter = bound;
                externalPort = port.Text("InstanceID");
            }
            else if (Gone(resource) is { } gone)
            {
                adapter = gone;
                externalPort = port.Text("InstanceID");
            }
        }

        return new VirtualSwitch
        {
            Id = id,
            Name = row.Text("ElementName") ?? "",
            Ports = new SwitchPorts(adapter, internalPort is not null),
            ExternalPortId = externalPort,
            InternalPortId = internalPort,
            ConnectedAdapters = connected.GetValueOrDefault(id) ?? [],
        };
    }

    // A network adapter that was taken out: its switch is external all the same.
    private static HostNetworkAdapter? Gone(string resource)
    {
        const string Key = "DeviceID=\"";
        string? className = Array.Find(PhysicalPorts, name => resource.Contains($":{name}.", StringComparison.OrdinalIgnoreCase));
        int start = resource.IndexOf(Key, StringComparison.OrdinalIgnoreCase) + Key.Length;
        if (className is null || start < Key.Length)
        {
            return null;
        }

        int end = resource.IndexOf('"', start);
        string id = end < 0 ? resource[start..] : resource[start..end];
        var path = new CimPath(CimNamespaces.Virtualization, className, [CimProperty.OfString("DeviceID", id)]);
        return new HostNetworkAdapter(path, id, Name: null, id, IsWiFi: className.Contains("WiFi", StringComparison.Ordinal), InterfaceIndex: null);
    }

    private Dictionary<Guid, ConnectedAdapter[]> ToConnections()
    {
        var machines = new Dictionary<Guid, string>();
        foreach (CimObject system in Systems)
        {
            if (Guid.TryParse(system.Text("Name"), out Guid id))
            {
                machines[id] = system.Text("ElementName") ?? "";
            }
        }

        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (CimObject adapter in rows[3].Concat(rows[4]))
        {
            names[adapter.Text("InstanceID") ?? ""] = adapter.Text("ElementName") ?? "";
        }

        var connections = new List<(Guid Switch, ConnectedAdapter Adapter)>();
        foreach (CimObject connection in Allocations)
        {
            string id = connection.Text("InstanceID") ?? "";
            if (connection.Number("EnabledState") != 3
                && InstanceIds.MachineOf(id) is { } machine && machines.TryGetValue(machine, out string? machineName)
                && AdapterRows.OwnerOf(connection, names.ContainsKey) is { } adapter && names.TryGetValue(adapter, out string? adapterName)
                && SwitchOf(ResourceOf(connection)) is { } target)
            {
                connections.Add((target, new ConnectedAdapter(machineName, adapterName)));
            }
        }

        return connections
            .GroupBy(static c => c.Switch)
            .ToDictionary(static g => g.Key, static g => g.Select(static c => c.Adapter)
                .OrderBy(static a => a.MachineName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static a => a.AdapterName, StringComparer.OrdinalIgnoreCase)
                .ToArray());
    }

    private HostNetworkAdapter ToAdapter(CimObject port)
    {
        // Msvm_ExternalEthernetPort.Name is the interface description; where it is not, the MAC address tells.
        string description = port.Text("Name") ?? port.Text("ElementName") ?? "";
        string? address = port.Text("PermanentAddress");
        CimObject? net = NetAdapters.FirstOrDefault(n => Same(n.Text("InterfaceDescription"), description))
            ?? NetAdapters.FirstOrDefault(n => address is { Length: > 0 } && Same(Digits(n.Text("PermanentAddress")), Digits(address)));
        CimProperty[] keys =
        [
            .. port.Properties.Where(static p => p.Name.ToUpperInvariant() is "CREATIONCLASSNAME" or "DEVICEID" or "SYSTEMCREATIONCLASSNAME" or "SYSTEMNAME"),
        ];
        return new HostNetworkAdapter(
            new CimPath(CimNamespaces.Virtualization, port.ClassName, keys),
            port.Text("DeviceID") ?? "",
            net?.Text("Name"),
            net?.Text("InterfaceDescription") ?? description,
            port.ClassName.Contains("WiFi", StringComparison.OrdinalIgnoreCase),
            (uint?)net?.Number("InterfaceIndex"));
    }

    // The internal port bears the switch's name; its MAC address leads to the interface, whatever Windows has called that.
    private Dictionary<string, uint> ToHostInterfaces()
    {
        // A switch that the host shares has the MAC address of the network adapter that it is bound to.
        HashSet<string?> physical = [.. rows[6].Concat(rows[7]).Select(static p => p.Text("Name"))];
        CimObject[] candidates = [.. NetAdapters.Where(n => !physical.Contains(n.Text("InterfaceDescription")))];
        var interfaces = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        foreach (CimObject port in rows[8])
        {
            string name = port.Text("ElementName") ?? "";
            string? address = Digits(port.Text("PermanentAddress"));
            CimObject? net = candidates.FirstOrDefault(n => Same(n.Text("Name"), $"vEthernet ({name})"))
                ?? candidates.FirstOrDefault(n => address is { Length: > 0 } && Same(Digits(n.Text("PermanentAddress")), address));
            if (net?.Number("InterfaceIndex") is { } index)
            {
                interfaces[name] = (uint)index;
            }
        }

        return interfaces;
    }

    // An address that is kept over restarts has two rows, one in the active store and one in the persistent one, which differ in their
    // state (tentative, invalid). Each alone says that it is there.
    private HostAddress[] ToAddresses() =>
    [
        .. rows[10].Select(ToAddress).OfType<HostAddress>()
            .Where(static a => !Ipv4.IsLinkLocal(a.Address))
            .DistinctBy(static a => (a.InterfaceIndex, a.Address, a.PrefixLength)),
    ];

    private static HostAddress? ToAddress(CimObject row) =>
        IPAddress.TryParse(row.Text("IPAddress"), out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork
            ? new HostAddress((uint)(row.Number("InterfaceIndex") ?? 0), row.Text("InterfaceAlias"), address, (int)(row.Number("PrefixLength") ?? 32))
            : null;

    private static NatNetwork ToNat(CimObject row) => new(
        row.Text("Name") ?? "",
        IPNetwork.TryParse(row.Text("InternalIPInterfaceAddressPrefix"), out IPNetwork prefix) && prefix.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? prefix
            : null,
        row);

    private static string? ResourceOf(CimObject port) => port.Texts("HostResource") is [{ Length: > 0 } first, ..] ? first : null;

    // The path ends with Name="GUID".
    private static Guid? SwitchOf(string? resource)
    {
        const string Key = "Name=\"";
        int start = resource?.LastIndexOf(Key, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start >= 0 && Guid.TryParse(resource.AsSpan(start + Key.Length).TrimEnd('"'), out Guid id) ? id : null;
    }

    private static string? Digits(string? address) => address?.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
