using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>Makes, changes and removes switches (Msvm_VirtualEthernetSwitchManagementService).</summary>
/// <remarks>
/// A switch that changes its type or network adapter keeps its identity and the connections of virtual machines: only its own
/// ports are changed or exchanged, as Set-VMSwitch does it. That through CIM this leads to the same is unverified on Windows.
/// Another network adapter is given to the port that is there (ModifyResourceSettings), in one call: between the removal of a
/// port and the addition of another, a process that is ended would leave a switch of another kind.
/// </remarks>
public static class SwitchService
{
    private const string PortClass = "Msvm_EthernetPortAllocationSettingData";

    /// <summary>ResourceType of an Ethernet connection.</summary>
    private const ushort EthernetConnection = 33;

    /// <summary>
    /// Makes a switch with its ports in one call. The host's adapter on an external one has the MAC address of the first network adapter,
    /// so that the host keeps what a DHCP server has given it, as Microsoft's Hyper-V module does it.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="network">The host's network.</param>
    /// <param name="name">Name of the switch.</param>
    /// <param name="ports">Its ports.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Create(HyperVConnection connection, HostNetwork network, string name, SwitchPorts ports, string action)
    {
        ArgumentNullException.ThrowIfNull(ports);
        string settings = EmbeddedInstance.ToXml(
            "Msvm_VirtualEthernetSwitchSettingData",
            [CimProperty.OfString("ElementName", name), .. ports.Adapters.Count > 1 ? [CimProperty.OfBoolean("TeamingEnabled", true)] : Array.Empty<CimProperty>()]);
        Invoke(connection, network, "DefineSystem", action,
            CimProperty.OfString("SystemSettings", settings),
            CimProperty.OfStrings("ResourceSettings", PortsXml(network, name, ports)),
            CimProperty.OfReference("ReferenceConfiguration", value: null));
    }

    /// <summary>Removes a switch. Adapters that are connected to it lose their connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="network">The host's network.</param>
    /// <param name="virtualSwitch">The switch.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Remove(HyperVConnection connection, HostNetwork network, VirtualSwitch virtualSwitch, string action)
    {
        ArgumentNullException.ThrowIfNull(virtualSwitch);
        Invoke(connection, network, "DestroySystem", action, CimProperty.OfReference("AffectedSystem", virtualSwitch.Path));
    }

    /// <summary>Changes which network adapters of the host a switch is bound to, and which adapters the host has on it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="network">The host's network, as it is now.</param>
    /// <param name="virtualSwitch">The switch, as it is now.</param>
    /// <param name="change">What to change.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void ChangePorts(
        HyperVConnection connection, HostNetwork network, VirtualSwitch virtualSwitch, PortChange change, string action)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(virtualSwitch);
        ArgumentNullException.ThrowIfNull(change);
        SwitchPorts current = virtualSwitch.Ports;
        bool rebinds = !current.SameAdapters(new SwitchPorts(change.Adapters, current.Internal));
        bool moves = rebinds && change.Adapters.Count > 0 && virtualSwitch.ExternalPortId is not null;
        if (moves)
        {
            string port = EmbeddedInstance.ToXml(
                PortClass,
                CimProperty.OfString("InstanceID", virtualSwitch.ExternalPortId),
                CimProperty.OfStrings("HostResource", [.. change.Adapters.Select(a => a.Path.ToAbsolute(network.ServerName))]));
            Invoke(connection, network, "ModifyResourceSettings", action, CimProperty.OfStrings("ResourceSettings", port));
        }

        // In one call: between two, a process that is ended would leave half of them.
        CimPath[] removed =
        [
            .. (rebinds && !moves ? [virtualSwitch.ExternalPortId] : Array.Empty<string?>()).OfType<string>()
                .Concat(change.Removed.Select(static a => a.PortId)).Select(PortPath),
        ];
        if (removed.Length > 0)
        {
            Invoke(connection, network, "RemoveResourceSettings", action, new CimProperty("ResourceSettings", CimType.Reference, removed, IsArray: true));
        }

        string[] added =
        [
            .. rebinds && !moves && change.Adapters.Count > 0 ? [ExternalPort(network, virtualSwitch.Name, change.Adapters)] : Array.Empty<string>(),
            .. change.Added.Select(a => HostPort(network, a.Name, a.GivenMacAddress)),
        ];
        if (added.Length > 0)
        {
            Invoke(connection, network, "AddResourceSettings", action,
                CimProperty.OfReference("AffectedConfiguration", virtualSwitch.SettingsPath),
                CimProperty.OfStrings("ResourceSettings", added));
        }
    }

    private static string[] PortsXml(HostNetwork network, string name, SwitchPorts ports) =>
    [
        .. ports.Adapters.Count > 0 ? [ExternalPort(network, name, ports.Adapters)] : Array.Empty<string>(),
        .. ports.Internal ? [HostPort(network, name, ports.Adapters is [var first, ..] ? first.MacAddress : null)] : Array.Empty<string>(),
    ];

    // One port, also to the members of a team.
    private static string ExternalPort(HostNetwork network, string name, IReadOnlyList<HostNetworkAdapter> adapters) => EmbeddedInstance.ToXml(
        PortClass,
        CimProperty.OfString("ElementName", name),
        CimProperty.OfUInt16("ResourceType", EthernetConnection),
        CimProperty.OfStrings("HostResource", [.. adapters.Select(a => a.Path.ToAbsolute(network.ServerName))]));

    // The host's interface on the switch is called "vEthernet (<ElementName of the port>)".
    private static string HostPort(HostNetwork network, string name, string? macAddress)
    {
        CimProperty[] address = macAddress is null ? [] : [CimProperty.OfString("Address", macAddress)];
        return EmbeddedInstance.ToXml(
            PortClass,
            [
                CimProperty.OfString("ElementName", name),
                CimProperty.OfUInt16("ResourceType", EthernetConnection),
                CimProperty.OfStrings("HostResource", network.HostResource),
                .. address,
            ]);
    }

    private static CimPath PortPath(string instanceId) =>
        new(CimNamespaces.Virtualization, PortClass, [CimProperty.OfString("InstanceID", instanceId)]);

    private static void Invoke(
        HyperVConnection connection, HostNetwork network, string method, string action, params IReadOnlyList<CimProperty> parameters)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(network);
        connection.Session.InvokeAndWait(
            new CimMethodCall(network.SwitchService, method, parameters), action, connection.Within(HyperVConnection.ChangeTimeout), BusyRetry.Default);
    }
}
