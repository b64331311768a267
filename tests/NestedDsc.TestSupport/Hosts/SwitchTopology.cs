using System.Globalization;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>Builds the virtual switches of a simulated host anew: made after lab-l1, whose one switch is the model of all.</summary>
public sealed class SwitchTopology
{
    private const string StandardCimv2 = @"root\StandardCimv2";
    private const string Allocation = "Msvm_EthernetPortAllocationSettingData";
    private readonly HostContent _content;
    private readonly JsonObject _switch;
    private readonly JsonObject _settings;
    private readonly JsonObject _externalPort;
    private readonly JsonObject _hostPort;
    private readonly JsonObject _internalPort;
    private readonly JsonObject _netAdapter;
    private readonly JsonObject _address;
    private int _number;

    /// <param name="content">A host made after lab-l1. Its switch goes, and what was connected to it is not any more.</param>
    public SwitchTopology(HostContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        _switch = Copy("Msvm_VirtualEthernetSwitch", static _ => true);
        _settings = Copy("Msvm_VirtualEthernetSwitchSettingData", static _ => true);
        _externalPort = Copy(Allocation, static p => (string?)p["ElementName"] is "L1-Lab_External");
        _hostPort = Copy(Allocation, static p => (string?)p["ElementName"] is "L1-Lab");
        _internalPort = Copy("Msvm_InternalEthernetPort", static _ => true);
        _netAdapter = Copy("MSFT_NetAdapter", static a => (bool)a["Virtual"]!, StandardCimv2);
        _address = Copy("MSFT_NetIPAddress", static a => (string?)a["IPAddress"] is "10.20.0.50", StandardCimv2);
        Clear(_content.Instances("Msvm_VirtualEthernetSwitch"), static _ => true);
        Clear(_content.Instances("Msvm_VirtualEthernetSwitchSettingData"), static _ => true);
        Clear(_content.Instances("Msvm_InternalEthernetPort"), static _ => true);
        Clear(_content.Instances(Allocation), static p => ((string?)p["ElementName"])?.StartsWith("L1-Lab", StringComparison.Ordinal) == true);
        Clear(_content.Instances("MSFT_NetAdapter", StandardCimv2), static a => (bool)a["Virtual"]!);
        Clear(_content.Instances("MSFT_NetIPAddress", StandardCimv2), static a => (string?)a["InterfaceAlias"] is not "Loopback Pseudo-Interface 1");
        foreach (JsonNode? port in _content.Instances(Allocation))
        {
            port!["HostResource"] = new JsonArray();
        }

        foreach (JsonNode? adapter in _content.Instances("Msvm_ExternalEthernetPort"))
        {
            adapter!["IsBound"] = false;
        }
    }

    /// <summary>Names of the host's network adapters.</summary>
    public IReadOnlyList<string> NetAdapters =>
        [.. _content.Instances("MSFT_NetAdapter", StandardCimv2).Where(static a => !(bool)a!["Virtual"]!).Select(static a => (string)a!["Name"]!)];

    /// <summary>Adds a switch.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="netAdapters">Names of the network adapters that it is bound to: several are a team.</param>
    /// <param name="management">The host's adapters on it, each with its addresses; an external switch's first has the network adapter's MAC address.</param>
    /// <param name="isTeam">Whether it is made for a team, though it may have one network adapter or none.</param>
    /// <returns>GUID of the switch.</returns>
    public string AddSwitch(string name, IReadOnlyList<string> netAdapters, IReadOnlyList<HostNic> management, bool isTeam = false)
    {
        ArgumentNullException.ThrowIfNull(netAdapters);
        ArgumentNullException.ThrowIfNull(management);
        string id = NewGuid();
        Add("Msvm_VirtualEthernetSwitch", _switch, ("ElementName", name), ("Name", id));
        Add("Msvm_VirtualEthernetSwitchSettingData", _settings,
            ("ElementName", name), ("InstanceID", $"Microsoft:{id}"), ("VirtualSystemIdentifier", id), ("TeamingEnabled", isTeam || netAdapters.Count > 1));
        JsonObject[] bound = [.. netAdapters.Select(External)];
        if (bound.Length > 0)
        {
            string model = (string)_externalPort["HostResource"]![0]!;
            string modelId = model.Split("DeviceID=\"")[1].Split('"')[0];
            Add(Allocation, _externalPort, ("ElementName", $"{name}_External"), ("InstanceID", $@"Microsoft:{id}\{NewGuid()}"), ("LastKnownSwitchName", name),
                ("HostResource", new JsonArray([.. bound.Select(b => (JsonNode?)model.Replace(modelId, (string)b["DeviceID"]!, StringComparison.Ordinal))])));
            Array.ForEach(bound, static b => b["IsBound"] = true);
        }

        string? shared = (string?)bound.FirstOrDefault()?["PermanentAddress"];
        foreach (HostNic nic in management)
        {
            AddHostNic(id, name, nic, shared);
            shared = null;
        }

        return id;
    }

    /// <summary>Gives a network adapter, or any other interface, an address that is kept over restarts.</summary>
    /// <param name="alias">Name of the interface.</param>
    /// <param name="index">Its index.</param>
    /// <param name="address">The address with its prefix length.</param>
    public void AddAddress(string alias, int index, string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string[] parts = address.Split('/');
        foreach (int store in (int[])[1, 0])
        {
            Add("MSFT_NetIPAddress", _address, StandardCimv2,
                ("Name", NewGuid()), ("InterfaceAlias", alias), ("InterfaceIndex", index), ("IPAddress", parts[0]), ("IPv4Address", parts[0]),
                ("PrefixLength", int.Parse(parts[1], CultureInfo.InvariantCulture)), ("Store", store), ("AddressState", store == 1 ? 4 : 0));
        }
    }

    /// <summary>Gives a network adapter an address.</summary>
    /// <param name="netAdapter">Name of the adapter.</param>
    /// <param name="address">The address with its prefix length.</param>
    public void AddAddress(string netAdapter, string address) => AddAddress(netAdapter, (int)Net(netAdapter)["InterfaceIndex"]!, address);

    /// <summary>Adds a network adapter that no switch is bound to.</summary>
    /// <returns>Its name.</returns>
    public string AddNetAdapter()
    {
        string guid = NewGuid();
        int index = NextIndex();
        string name = string.Create(CultureInfo.InvariantCulture, $"Ethernet {NetAdapters.Count + 1}");
        string description = string.Create(CultureInfo.InvariantCulture, $"Contoso Network Adapter #{NetAdapters.Count + 1}");
        string mac = string.Create(CultureInfo.InvariantCulture, $"00155D0B{_number:X4}");
        Add("Msvm_ExternalEthernetPort", _content.Instances("Msvm_ExternalEthernetPort")[0]!.AsObject(),
            ("ElementName", description), ("Name", description), ("DeviceID", $"Microsoft:{{{guid}}}"), ("PermanentAddress", mac),
            ("NetworkAddresses", new JsonArray(mac)), ("IsBound", false));
        Add("MSFT_NetAdapter", Net(NetAdapters[0]), StandardCimv2,
            ("Name", name), ("DeviceID", $"{{{guid}}}"), ("InterfaceGuid", $"{{{guid}}}"), ("InterfaceDescription", description),
            ("InterfaceIndex", index), ("PermanentAddress", mac), ("NetworkAddresses", new JsonArray(mac)));
        return name;
    }

    /// <summary>Adds a NAT.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="prefix">Its network.</param>
    public void AddNat(string name, string prefix) => _content.Instances("MSFT_NetNat", StandardCimv2).Add(new JsonObject
    {
        ["InstanceID"] = name + ";0", ["Name"] = name, ["InternalIPInterfaceAddressPrefix"] = prefix, ["Store"] = 0, ["Active"] = 1,
        ["InternalRoutingDomainId"] = "{00000000-0000-0000-0000-000000000000}", ["IcmpQueryTimeout"] = 30, ["TcpEstablishedConnectionTimeout"] = 1800,
        ["TcpTransientConnectionTimeout"] = 120, ["TcpFilteringBehavior"] = 1, ["UdpFilteringBehavior"] = 1, ["UdpIdleSessionTimeout"] = 120, ["UdpInboundRefresh"] = 0,
    });

    private void AddHostNic(string switchId, string switchName, HostNic nic, string? sharedMac)
    {
        string guid = NewGuid();
        int index = NextIndex();
        string mac = sharedMac ?? string.Create(CultureInfo.InvariantCulture, $"00155DF0{_number:X4}");
        string description = string.Create(CultureInfo.InvariantCulture, $"Hyper-V Virtual Ethernet Adapter #{_number}");
        string alias = nic.InterfaceName ?? $"vEthernet ({nic.Name})";
        Add(Allocation, _hostPort,
            ("ElementName", nic.Name), ("InstanceID", $@"Microsoft:{switchId}\{guid}"), ("LastKnownSwitchName", switchName), ("Address", sharedMac is null && !nic.HasGivenMac ? null : mac));
        Add("Msvm_InternalEthernetPort", _internalPort,
            ("ElementName", nic.Name), ("Name", description), ("DeviceID", $"Microsoft:{{{guid}}}"), ("PermanentAddress", mac), ("NetworkAddresses", new JsonArray(mac)));
        Add("MSFT_NetAdapter", _netAdapter, StandardCimv2,
            ("Name", alias), ("DeviceID", $"{{{guid}}}"), ("InterfaceGuid", $"{{{guid}}}"), ("InterfaceDescription", description),
            ("InterfaceIndex", index), ("PermanentAddress", mac), ("NetworkAddresses", new JsonArray(mac)));
        foreach (string address in nic.Addresses)
        {
            AddAddress(alias, index, address);
        }
    }

    private JsonObject Net(string name) =>
        _content.Instances("MSFT_NetAdapter", StandardCimv2).Single(a => string.Equals((string)a!["Name"]!, name, StringComparison.Ordinal))!.AsObject();

    private JsonObject External(string netAdapter)
    {
        string id = (string)Net(netAdapter)["DeviceID"]!;
        return _content.Instances("Msvm_ExternalEthernetPort").Single(p => ((string)p!["DeviceID"]!).EndsWith(id, StringComparison.OrdinalIgnoreCase))!.AsObject();
    }

    private int NextIndex() => _content.Instances("MSFT_NetAdapter", StandardCimv2).Max(static a => (int)a!["InterfaceIndex"]!) + 1;

    private string NewGuid() => string.Create(CultureInfo.InvariantCulture, $"5E000000-0000-4000-8000-{++_number:X12}");

    private JsonObject Copy(string className, Func<JsonObject, bool> which, string ns = HostContent.Virtualization) =>
        _content.Instances(className, ns).Select(static i => i!.AsObject()).First(which).DeepClone().AsObject();

    private static void Clear(JsonArray instances, Func<JsonObject, bool> which) => instances.RemoveAll(i => which(i!.AsObject()));

    private void Add(string className, JsonObject model, params (string Name, JsonNode? Value)[] values) => Add(className, model, HostContent.Virtualization, values);

    private void Add(string className, JsonObject model, string ns, params (string Name, JsonNode? Value)[] values)
    {
        JsonObject copy = model.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in values)
        {
            copy[name] = value;
        }

        _content.Instances(className, ns).Add(copy);
    }
}
