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

    /// <summary>Makes a switch with its ports in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="network">The host's network.</param>
    /// <param name="name">Name of the switch.</param>
    /// <param name="ports">Its ports.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Create(HyperVConnection connection, HostNetwork network, string name, SwitchPorts ports, string action)
    {
        ArgumentNullException.ThrowIfNull(ports);
        string settings = EmbeddedInstance.ToXml("Msvm_VirtualEthernetSwitchSettingData", CimProperty.OfString("ElementName", name));
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

    /// <summary>Exchanges what differs between a switch's ports and those it is to have.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="network">The host's network, as it is now.</param>
    /// <param name="virtualSwitch">The switch, as it is now.</param>
    /// <param name="wanted">The ports to be.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void ChangePorts(
        HyperVConnection connection, HostNetwork network, VirtualSwitch virtualSwitch, SwitchPorts wanted, string action)
    {
        ArgumentNullException.ThrowIfNull(virtualSwitch);
        ArgumentNullException.ThrowIfNull(wanted);
        SwitchPorts current = virtualSwitch.Ports;
        bool otherAdapter = !string.Equals(current.Adapter?.DeviceId, wanted.Adapter?.DeviceId, StringComparison.OrdinalIgnoreCase);
        bool moves = otherAdapter && current.Adapter is not null && wanted.Adapter is not null && virtualSwitch.ExternalPortId is not null;
        if (moves)
        {
            string port = EmbeddedInstance.ToXml(
                PortClass,
                CimProperty.OfString("InstanceID", virtualSwitch.ExternalPortId),
                CimProperty.OfStrings("HostResource", wanted.Adapter!.Path.ToAbsolute(network.ServerName)));
            Invoke(connection, network, "ModifyResourceSettings", action, CimProperty.OfStrings("ResourceSettings", port));
        }

        string?[] surplus =
        [
            otherAdapter && !moves ? virtualSwitch.ExternalPortId : null,
            wanted.Internal ? null : virtualSwitch.InternalPortId,
        ];
        CimPath[] removed = [.. surplus.OfType<string>().Select(PortPath)];
        if (removed.Length > 0)
        {
            Invoke(connection, network, "RemoveResourceSettings", action, new CimProperty("ResourceSettings", CimType.Reference, removed, IsArray: true));
        }

        var missing = new SwitchPorts(otherAdapter && !moves ? wanted.Adapter : null, wanted.Internal && !current.Internal);
        string[] added = PortsXml(network, virtualSwitch.Name, missing);
        if (added.Length > 0)
        {
            Invoke(connection, network, "AddResourceSettings", action,
                CimProperty.OfReference("AffectedConfiguration", virtualSwitch.SettingsPath),
                CimProperty.OfStrings("ResourceSettings", added));
        }
    }

    // The host's interface on the switch is called "vEthernet (<ElementName of the port>)".
    private static string[] PortsXml(HostNetwork network, string name, SwitchPorts ports)
    {
        string?[] resources = [ports.Adapter?.Path.ToAbsolute(network.ServerName), ports.Internal ? network.HostResource : null];
        return
        [
            .. resources.OfType<string>().Select(resource => EmbeddedInstance.ToXml(
                PortClass,
                CimProperty.OfString("ElementName", name),
                CimProperty.OfUInt16("ResourceType", EthernetConnection),
                CimProperty.OfStrings("HostResource", resource))),
        ];
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
