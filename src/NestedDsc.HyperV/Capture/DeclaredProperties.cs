using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>
/// Properties of the classes of which a host may have no instance until something is made there. Instances tell what their class
/// has; where there are none, a file needs these, so that what is made has all of its values.
/// </summary>
/// <remarks>Names and types: the schema of root\virtualization\v2, on all builds since 10240.</remarks>
internal static class DeclaredProperties
{
    private static readonly CimProperty[] Element =
    [
        .. Texts("Caption", "Description", "ElementName"), Of(CimType.DateTime, "InstallDate"), Of(CimType.String, "Name"), Many(CimType.UInt16, "OperationalStatus"),
        Many(CimType.String, "StatusDescriptions"), Of(CimType.String, "Status"), Of(CimType.UInt16, "HealthState"), Of(CimType.UInt16, "EnabledState"),
        Of(CimType.String, "OtherEnabledState"), Of(CimType.UInt16, "RequestedState"), Of(CimType.UInt16, "EnabledDefault"),
        Of(CimType.DateTime, "TimeOfLastStateChange"),
    ];

    /// <summary>A device: a component of a guest, a port.</summary>
    public static IReadOnlyList<CimProperty> Device { get; } =
        [.. Texts("CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"), .. Element];

    /// <summary>An Ethernet port.</summary>
    public static IReadOnlyList<CimProperty> EthernetPort { get; } =
    [
        .. Device, Of(CimType.UInt64, "Speed"), Of(CimType.UInt64, "MaxSpeed"), Of(CimType.String, "PermanentAddress"),
        Many(CimType.String, "NetworkAddresses"), Of(CimType.Boolean, "FullDuplex"),
    ];

    /// <summary>A virtual switch.</summary>
    public static IReadOnlyList<CimProperty> Switch { get; } =
        [Of(CimType.String, "CreationClassName"), .. Element, Of(CimType.UInt32, "MaxVMQOffloads"), Of(CimType.UInt32, "MaxIOVOffloads")];

    /// <summary>Settings of a virtual switch.</summary>
    public static IReadOnlyList<CimProperty> SwitchSettings { get; } =
    [
        .. Texts("InstanceID", "Caption", "Description", "ElementName", "VirtualSystemIdentifier", "VirtualSystemType"), Many(CimType.String, "Notes"),
        Of(CimType.DateTime, "CreationTime"), .. Texts("ConfigurationID", "ConfigurationDataRoot", "ConfigurationFile"),
        Many(CimType.String, "VLANConnection"), Many(CimType.String, "AssociatedResourcePool"), Of(CimType.UInt32, "MaxNumMACAddress"),
        Of(CimType.UInt32, "BandwidthReservationMode"), Many(CimType.String, "ExtensionOrder"), Of(CimType.Boolean, "IOVPreferred"),
        Of(CimType.Boolean, "PacketDirectEnabled"), Of(CimType.Boolean, "TeamingEnabled"),
    ];

    /// <summary>A NAT.</summary>
    /// <remarks>Names and types: the schema of root\StandardCimv2.</remarks>
    public static IReadOnlyList<CimProperty> Nat { get; } =
    [
        .. Texts("InstanceID", "Name", "ExternalIPInterfaceAddressPrefix", "InternalIPInterfaceAddressPrefix", "InternalRoutingDomainId"),
        Of(CimType.UInt32, "IcmpQueryTimeout"), Of(CimType.UInt32, "TcpEstablishedConnectionTimeout"),
        Of(CimType.UInt32, "TcpTransientConnectionTimeout"), Of(CimType.UInt8, "TcpFilteringBehavior"), Of(CimType.UInt8, "UdpFilteringBehavior"),
        Of(CimType.UInt32, "UdpIdleSessionTimeout"), Of(CimType.UInt8, "UdpInboundRefresh"), Of(CimType.UInt32, "Store"), Of(CimType.UInt8, "Active"),
    ];

    private static CimProperty[] Texts(params string[] names) => [.. names.Select(static n => Of(CimType.String, n))];

    private static CimProperty Of(CimType type, string name) => new(name, type, null);

    private static CimProperty Many(CimType type, string name) => new(name, type, null, IsArray: true);
}
