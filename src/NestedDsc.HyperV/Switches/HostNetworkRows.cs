using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.Switches;

/// <summary>Joins the rows of <see cref="HostNetworkReader"/>, in the order of its statements.</summary>
internal sealed class HostNetworkRows(IReadOnlyList<IReadOnlyList<CimObject>> rows)
{
    // MSFT_NetIPAddress (documentation): Store 0 outlives a restart; PrefixOrigin 3 is DHCP.
    private const ulong PersistentStore = 0;
    private const ulong Dhcp = 3;

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
        HostAddress[] addresses = ToAddresses();
        return new HostNetwork
        {
            SwitchService = new CimPath(CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitchManagementService", rows[0][0].Properties),
            HostResource = hostPath.ToAbsolute(server),
            ServerName = server,
            Adapters = adapters,
            Switches = ToSwitches(adapters, addresses),
            Addresses = addresses,
            Nats = [.. rows[11].Select(ToNat)],
            OSBuild = int.TryParse(rows[16] is [var windows, ..] ? windows.Text("BuildNumber") : null, NumberStyles.None, CultureInfo.InvariantCulture, out int build) ? build : 0,
            SwitchJobs = [.. rows[12].Select(static job => job.Text("Caption") ?? "")],
        };
    }

    private VirtualSwitch[] ToSwitches(HostNetworkAdapter[] adapters, HostAddress[] addresses)
    {
        ILookup<Guid?, CimObject> ports = Allocations.ToLookup(static p => InstanceIds.MachineOf(p.Text("InstanceID")));
        Dictionary<Guid, ConnectedAdapter[]> connected = ToConnections();
        var interfaces = new HostInterfaces(rows[8], NetAdapters, [.. rows[6], .. rows[7]], [.. Allocations.Where(LeadsToHost)]);
        HashSet<Guid?> teams = [.. rows[13].Where(static s => s.Flag("TeamingEnabled") == true).Select(static s => InstanceIds.MachineOf(s.Text("InstanceID")))];
        return
        [
            .. rows[2]
                .Where(static row => Guid.TryParse(row.Text("Name"), out Guid id) && id != VirtualSwitch.HiddenSwitchId)
                .Select(row => ToSwitch(row, adapters, ports, interfaces, addresses) is var read
                    ? read with { ConnectedAdapters = connected.GetValueOrDefault(read.Id) ?? [], IsTeam = teams.Contains(read.Id) || read.Ports.Adapters.Count > 1 }
                    : read)
                .OrderBy(static s => s.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static s => s.Id),
        ];
    }

    private static VirtualSwitch ToSwitch(
        CimObject row, HostNetworkAdapter[] adapters, ILookup<Guid?, CimObject> ports, HostInterfaces interfaces, HostAddress[] addresses)
    {
        var id = Guid.Parse(row.Text("Name")!);
        string? externalPort = null;
        List<HostNetworkAdapter> bound = [];
        List<ManagementAdapter> management = [];
        foreach (CimObject port in ports[id])
        {
            if (LeadsToHost(port))
            {
                management.Add(ToManagementAdapter(port, interfaces.Of(port), addresses));
                continue;
            }

            HostNetworkAdapter[] leadsTo =
            [
                .. port.Texts("HostResource").Select(r => Array.Find(adapters, a => r.Contains($"\"{a.DeviceId}\"", StringComparison.OrdinalIgnoreCase)) ?? Gone(r)).OfType<HostNetworkAdapter>(),
            ];
            if (leadsTo.Length > 0)
            {
                bound.AddRange(leadsTo);
                externalPort = port.Text("InstanceID");
            }
        }

        return new VirtualSwitch
        {
            Id = id,
            Name = row.Text("ElementName") ?? "",
            Ports = new SwitchPorts([.. bound], management.Count > 0),
            ExternalPortId = externalPort,
            ManagementAdapters =
                [.. management.OrderBy(static a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static a => a.PortId, StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static bool LeadsToHost(CimObject port) =>
        ResourceOf(port)?.Contains(":Msvm_ComputerSystem.", StringComparison.OrdinalIgnoreCase) == true;

    private static ManagementAdapter ToManagementAdapter(CimObject port, CimObject? net, HostAddress[] addresses)
    {
        uint? index = (uint?)net?.Number("InterfaceIndex");
        string? given = MacAddresses.Digits(port.Text("Address"));
        return new ManagementAdapter
        {
            PortId = port.Text("InstanceID") ?? "",
            Name = port.Text("ElementName") ?? "",
            GivenMacAddress = given,
            MacAddress = MacAddresses.Digits(net?.Text("PermanentAddress")) ?? given,
            InterfaceIndex = index,
            Addresses = [.. addresses.Where(a => a.InterfaceIndex == index).OrderBy(static a => a.Address, AddressOrder.Instance)],
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
        // The port's DeviceID ends in that of the adapter; on older captures the description or the MAC address tells.
        string device = port.Text("DeviceID") ?? "";
        string description = port.Text("Name") ?? port.Text("ElementName") ?? "";
        string? address = MacAddresses.Digits(port.Text("PermanentAddress"));
        CimObject? net = NetAdapters.FirstOrDefault(n => n.Text("DeviceID") is { Length: > 0 } id && device.EndsWith(id, StringComparison.OrdinalIgnoreCase))
            ?? NetAdapters.FirstOrDefault(n => Same(n.Text("InterfaceDescription"), description))
            ?? NetAdapters.FirstOrDefault(n => address is not null && Same(MacAddresses.Digits(n.Text("PermanentAddress")), address));
        CimProperty[] keys =
        [
            .. port.Properties.Where(static p => p.Name.ToUpperInvariant() is "CREATIONCLASSNAME" or "DEVICEID" or "SYSTEMCREATIONCLASSNAME" or "SYSTEMNAME"),
        ];
        return new HostNetworkAdapter(
            new CimPath(CimNamespaces.Virtualization, port.ClassName, keys),
            device,
            net?.Text("Name"),
            net?.Text("InterfaceDescription") ?? description,
            port.ClassName.Contains("WiFi", StringComparison.OrdinalIgnoreCase),
            (uint?)net?.Number("InterfaceIndex"))
        {
            IsLbfoTeam = rows[15].Any(t => t.Text("InterfaceDescription") is { Length: > 0 } team && Same(team, net?.Text("InterfaceDescription") ?? description)),
            MacAddress = address ?? MacAddresses.Digits(net?.Text("PermanentAddress")),
        };
    }

    // An address that is kept over restarts has two rows, one in the active store and one in the persistent one, which differ in their
    // state (tentative, invalid). Each alone says that it is there.
    private HostAddress[] ToAddresses() =>
    [
        .. rows[10].Select(static row => (Row: row, Address: ToAddress(row)))
            .Where(static a => a.Address is not null && !Ipv4.IsLinkLocal(a.Address.Address))
            .GroupBy(static a => (a.Address!.InterfaceIndex, a.Address.Address, a.Address.PrefixLength))
            .Select(found => found.First().Address! with
            {
                IsPersistent = found.Any(static r => r.Row.Number("Store") == PersistentStore),
                DefaultGateway = GatewayFor(found.First().Address!),
            }),
    ];

    private IPAddress? GatewayFor(HostAddress address) => rows[14]
        .Where(r => r.Number("InterfaceIndex") == address.InterfaceIndex)
        .Select(static r => IPAddress.TryParse(r.Text("NextHop"), out IPAddress? hop) ? hop : null)
        .FirstOrDefault(hop => hop is { AddressFamily: AddressFamily.InterNetwork } && address.Network.Contains(hop));

    private static HostAddress? ToAddress(CimObject row) =>
        IPAddress.TryParse(row.Text("IPAddress"), out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork
            ? new HostAddress((uint)(row.Number("InterfaceIndex") ?? 0), row.Text("InterfaceAlias"), address, (int)(row.Number("PrefixLength") ?? 32))
            {
                IsFromDhcp = row.Number("PrefixOrigin") == Dhcp,
                SkipAsSource = row.Flag("SkipAsSource") == true,
            }
            : null;

    private static NatNetwork ToNat(CimObject row) => new(row.Text("Name") ?? "", ToPrefix(row.Text("InternalIPInterfaceAddressPrefix")), row);

    // HNS writes its own address for the network: 172.31.0.1/20 (docker/for-win, issue 196).
    private static IPNetwork? ToPrefix(string? text) =>
        text?.Split('/') is [var first, var length] && IPAddress.TryParse(first, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && bits is >= 0 and <= 32
            ? Ipv4.NetworkOf(address, bits)
            : null;

    private static string? ResourceOf(CimObject port) => port.Texts("HostResource") is [{ Length: > 0 } first, ..] ? first : null;

    // The path ends with Name="GUID".
    private static Guid? SwitchOf(string? resource)
    {
        const string Key = "Name=\"";
        int start = resource?.LastIndexOf(Key, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start >= 0 && Guid.TryParse(resource.AsSpan(start + Key.Length).TrimEnd('"'), out Guid id) ? id : null;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
