using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>Reads a host's network in one round trip: a statement for each class, joined in <see cref="HostNetworkRows"/>.</summary>
public static class HostNetworkReader
{
    private const string PortKeys = "CreationClassName, DeviceID, SystemCreationClassName, SystemName";

    // JobType 130 to 135 are the operations of the switch management service; JobState 7 and later are ends (Msvm_ConcreteJob, documentation).
    private const string SwitchJobs = "SELECT Caption FROM Msvm_ConcreteJob WHERE JobType >= 130 AND JobType <= 135 AND JobState < 7";

    private static readonly CimQuery[] Queries =
    [
        HyperV("SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM Msvm_VirtualEthernetSwitchManagementService"),
        HyperV("SELECT CreationClassName, Name, ElementName FROM Msvm_ComputerSystem"),
        HyperV("SELECT Name, ElementName FROM Msvm_VirtualEthernetSwitch"),
        HyperV("SELECT InstanceID, ElementName FROM Msvm_SyntheticEthernetPortSettingData"),
        HyperV("SELECT InstanceID, ElementName FROM Msvm_EmulatedEthernetPortSettingData"),
        HyperV("SELECT InstanceID, ElementName, Parent, HostResource, Address, EnabledState FROM Msvm_EthernetPortAllocationSettingData"),
        HyperV($"SELECT {PortKeys}, Name, ElementName, PermanentAddress FROM Msvm_ExternalEthernetPort"),
        HyperV($"SELECT {PortKeys}, Name, ElementName, PermanentAddress FROM Msvm_WiFiPort", mayBeMissing: true),
        HyperV("SELECT DeviceID, ElementName, PermanentAddress FROM Msvm_InternalEthernetPort"),
        new(CimNamespaces.StandardCimv2, "SELECT Name, DeviceID, InterfaceDescription, InterfaceIndex, PermanentAddress FROM MSFT_NetAdapter"),
        new(
            CimNamespaces.StandardCimv2,
            "SELECT * FROM MSFT_NetIPAddress WHERE AddressFamily = 2"),
        new(CimNamespaces.StandardCimv2, "SELECT * FROM MSFT_NetNat", ClassMayBeMissing: true),
        HyperV(SwitchJobs, mayBeMissing: true),

        // All properties: TeamingEnabled came with Windows Server 2016.
        HyperV("SELECT * FROM Msvm_VirtualEthernetSwitchSettingData"),
        new(CimNamespaces.StandardCimv2, "SELECT InterfaceIndex, NextHop FROM MSFT_NetRoute WHERE DestinationPrefix = '0.0.0.0/0'", ClassMayBeMissing: true),
        new(CimNamespaces.StandardCimv2, "SELECT InterfaceDescription FROM MSFT_NetLbfoTeamNic", ClassMayBeMissing: true),
        new(CimNamespaces.Cimv2, "SELECT BuildNumber FROM Win32_OperatingSystem"),
    ];

    /// <summary>Reads the network.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    public static HostNetwork Read(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(Queries);
        return rows[0].Count > 0
            ? new HostNetworkRows(rows).ToNetwork()
            : throw new NoRightsException("Reading the virtual switches of this host");
    }

    private static CimQuery HyperV(string wql, bool mayBeMissing = false) => new(CimNamespaces.Virtualization, wql, mayBeMissing);
}
