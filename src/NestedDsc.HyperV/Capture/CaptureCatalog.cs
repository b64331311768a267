using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>
/// What the resources may read of a host. Hyper-V's classes are captured with all properties; of Windows only what the resources
/// name, since the rest says more of its owner than anyone needs.
/// </summary>
internal static class CaptureCatalog
{
    private const string Service = "CIM_Service";
    private const string ManagementService = "CIM_VirtualSystemManagementService";
    private const string Enabled = "CIM_EnabledLogicalElement";
    private const string Adapter = "CIM_EthernetPortAllocationSettingData";
    private const string Allocation = "CIM_ResourceAllocationSettingData";
    private const string Feature = "Msvm_EthernetSwitchPortFeatureSettingData";
    private static readonly string[] ServiceKeys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];
    private static readonly string[] DeviceKeys = ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"];

    /// <summary>Superclasses of the virtualization namespace with their own superclasses and keys (schemas of 17 builds in HyperV-WMI-Documentation).</summary>
    public static IReadOnlyList<(string Name, string Superclass, string[] Keys)> Bases { get; } =
    [
        ("CIM_ManagedElement", "", []),
        ("CIM_ManagedSystemElement", "CIM_ManagedElement", []),
        ("CIM_LogicalElement", "CIM_ManagedSystemElement", []),
        (Enabled, "CIM_LogicalElement", []),
        ("CIM_System", Enabled, ["CreationClassName", "Name"]),
        ("CIM_ComputerSystem", "CIM_System", []),
        (Service, Enabled, ServiceKeys),
        (ManagementService, Service, []),
        ("CIM_VirtualSystemSnapshotService", Service, []),
        ("CIM_LogicalDevice", Enabled, DeviceKeys),
        ("CIM_LogicalPort", "CIM_LogicalDevice", []),
        ("CIM_NetworkPort", "CIM_LogicalPort", []),
        ("CIM_EthernetPort", "CIM_NetworkPort", []),
        ("CIM_WiFiPort", "CIM_NetworkPort", []),
        ("CIM_SettingData", "CIM_ManagedElement", ["InstanceID"]),
        ("CIM_VirtualSystemSettingData", "CIM_SettingData", []),
        ("CIM_VirtualEthernetSwitchSettingData", "CIM_VirtualSystemSettingData", []),
        (Allocation, "CIM_SettingData", []),
        (Adapter, Allocation, []),
        ("Msvm_FeatureSettingData", "CIM_SettingData", []),
        (Feature, "Msvm_FeatureSettingData", []),
    ];

    /// <summary>Hyper-V.</summary>
    public static IReadOnlyList<CapturedClass> Virtualization { get; } =
    [
        HyperV("Msvm_VirtualSystemManagementService", ManagementService, Texts(ServiceKeys)),
        HyperV("Msvm_VirtualEthernetSwitchManagementService", ManagementService, Texts(ServiceKeys)),
        HyperV("Msvm_VirtualSystemSnapshotService", "CIM_VirtualSystemSnapshotService", Texts(ServiceKeys)),
        HyperV("Msvm_ComputerSystem", "CIM_ComputerSystem", Texts("CreationClassName", "Name", "ElementName"),
            Of(CimType.UInt16, "EnabledState"), Of(CimType.UInt16, "OperationalStatus", isArray: true)),
        HyperV("Msvm_VirtualSystemSettingData", "CIM_VirtualSystemSettingData",
            Texts("InstanceID", "ElementName", "VirtualSystemIdentifier", "VirtualSystemType", "VirtualSystemSubType", "Version"),
            Of(CimType.DateTime, "CreationTime"), Of(CimType.UInt16, "UserSnapshotType"), Of(CimType.Boolean, "VirtualNumaEnabled")),
        HyperV("Msvm_ProcessorSettingData", Allocation, Texts("InstanceID"),
            Of(CimType.UInt64, "VirtualQuantity"), Of(CimType.Boolean, "ExposeVirtualizationExtensions")),
        HyperV("Msvm_MemorySettingData", Allocation, Texts("InstanceID"),
            Of(CimType.UInt64, "VirtualQuantity"), Of(CimType.UInt64, "Reservation"), Of(CimType.UInt64, "Limit"), Of(CimType.Boolean, "DynamicMemoryEnabled")),
        HyperV("Msvm_SyntheticEthernetPortSettingData", Adapter, Texts("InstanceID", "ElementName", "Address")),
        HyperV("Msvm_EmulatedEthernetPortSettingData", Adapter, Texts("InstanceID", "ElementName", "Address")),
        HyperV("Msvm_EthernetPortAllocationSettingData", Adapter, Texts("InstanceID"),
            Of(CimType.String, "HostResource", isArray: true), Of(CimType.UInt16, "EnabledState")),
        HyperV("Msvm_EthernetSwitchPortSecuritySettingData", Feature, Texts("InstanceID"), Of(CimType.Boolean, "AllowMacSpoofing")),
        HyperV("Msvm_EthernetSwitchPortOffloadSettingData", Feature, Texts("InstanceID"), Of(CimType.UInt32, "IOVOffloadWeight")),
        Optional("Msvm_SecuritySettingData", "CIM_SettingData", Texts("InstanceID"), Of(CimType.Boolean, "VirtualizationBasedSecurityOptOut")),
        Optional("Msvm_PciExpressSettingData", Allocation, Texts("InstanceID")),
        Optional("Msvm_Synthetic3DDisplayControllerSettingData", Allocation, Texts("InstanceID")),
        HyperV("Msvm_VirtualEthernetSwitch", "CIM_ComputerSystem", Texts("CreationClassName", "Name", "ElementName")),
        HyperV("Msvm_VirtualEthernetSwitchSettingData", "CIM_VirtualEthernetSwitchSettingData", Texts("InstanceID", "ElementName")),
        HyperV("Msvm_ExternalEthernetPort", "CIM_EthernetPort", Texts([.. DeviceKeys, "Name", "ElementName", "PermanentAddress"])),
        Optional("Msvm_WiFiPort", "CIM_WiFiPort", Texts([.. DeviceKeys, "Name", "ElementName", "PermanentAddress"])),
        HyperV("Msvm_InternalEthernetPort", "CIM_EthernetPort", Texts([.. DeviceKeys, "ElementName", "PermanentAddress"])),
        HyperV("Msvm_ShutdownComponent", "CIM_LogicalDevice", Texts(DeviceKeys)),
    ];

    /// <summary>Windows, without its optional features.</summary>
    public static IReadOnlyList<CapturedClass> Windows { get; } =
    [
        Part("Win32_Processor", "DeviceID", Texts("Manufacturer"), Of(CimType.UInt32, "NumberOfLogicalProcessors"), Of(CimType.UInt16, "Architecture"),
            Of(CimType.Boolean, "VMMonitorModeExtensions"), Of(CimType.Boolean, "VirtualizationFirmwareEnabled"),
            Of(CimType.Boolean, "SecondLevelAddressTranslationExtensions")),
        Part("Win32_OperatingSystem", "Name", Texts("BuildNumber"), Of(CimType.UInt64, "TotalVisibleMemorySize")),
        Part("Win32_ComputerSystem", "Name", Texts("Manufacturer", "Model"), Of(CimType.Boolean, "HypervisorPresent")),
        Part("Win32_Service", "Name", Texts("State")) with { Condition = "Name='vmms' OR Name='vmcompute'" },
    ];

    /// <summary>Windows' network.</summary>
    public static IReadOnlyList<CapturedClass> Network { get; } =
    [
        new(CimNamespaces.StandardCimv2, "MSFT_NetAdapter", "CIM_NetworkPort",
            [.. Texts([.. DeviceKeys, "Name", "InterfaceDescription", "PermanentAddress"]), Of(CimType.UInt32, "InterfaceIndex")])
        { Keys = DeviceKeys },
        new(CimNamespaces.StandardCimv2, "MSFT_NetIPAddress", "CIM_IPProtocolEndpoint",
            [.. Texts([.. ServiceKeys, "InterfaceAlias", "IPAddress"]), Of(CimType.UInt32, "InterfaceIndex"), Of(CimType.UInt16, "AddressFamily"), Of(CimType.UInt8, "PrefixLength")])
        { Keys = ServiceKeys, Condition = "AddressFamily = 2" },
        new(CimNamespaces.StandardCimv2, "MSFT_NetNat", "MSFT_NetSettingData", Texts("InstanceID", "Name", "InternalIPInterfaceAddressPrefix"))
        { Keys = ["InstanceID"], All = true, IsOptional = true },
    ];

    /// <summary>Virtualization-based security.</summary>
    public static IReadOnlyList<CapturedClass> DeviceGuard { get; } =
    [
        new(CimNamespaces.DeviceGuard, "Win32_DeviceGuard", "", [.. Texts("InstanceIdentifier"), Of(CimType.UInt32, "VirtualizationBasedSecurityStatus")])
        { Keys = ["InstanceIdentifier"] },
    ];

    /// <summary>Optional features, as everybody may read them.</summary>
    /// <param name="names">Their names.</param>
    public static CapturedClass OptionalFeatures(IReadOnlyList<string> names) =>
        Part("Win32_OptionalFeature", "Name", [], Of(CimType.UInt32, "InstallState"))
            with { Condition = string.Join(" OR ", names.Select(static n => $"Name={Wql.Literal(n)}")) };

    private static CapturedClass HyperV(string name, string superclass, CimProperty[] texts, params CimProperty[] others) =>
        new(CimNamespaces.Virtualization, name, superclass, [.. texts, .. others]) { All = true };

    private static CapturedClass Optional(string name, string superclass, CimProperty[] texts, params CimProperty[] others) =>
        HyperV(name, superclass, texts, others) with { IsOptional = true };

    private static CapturedClass Part(string name, string key, CimProperty[] texts, params CimProperty[] others) =>
        new(CimNamespaces.Cimv2, name, WindowsSuperclass(name), [.. Texts(key), .. texts, .. others])
        {
            // A singleton, without keys.
            Keys = name is "Win32_OperatingSystem" ? [] : [key],
        };

    private static string WindowsSuperclass(string name) => name switch
    {
        "Win32_Processor" => "CIM_Processor",
        "Win32_OperatingSystem" => "CIM_OperatingSystem",
        "Win32_ComputerSystem" => "CIM_UnitaryComputerSystem",
        "Win32_Service" => "Win32_BaseService",
        "Win32_OptionalFeature" => "CIM_LogicalElement",
        _ => "",
    };

    private static CimProperty[] Texts(params string[] names) => [.. names.Select(static n => Of(CimType.String, n))];

    private static CimProperty Of(CimType type, string name, bool isArray = false) => new(name, type, null, isArray);
}
