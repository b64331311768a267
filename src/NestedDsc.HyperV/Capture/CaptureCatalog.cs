using NestedDsc.Cim;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV.Features.ServerManager;
using NestedDsc.HyperV.Settings;

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
            [Of(CimType.DateTime, "CreationTime"), .. SettingsOf(VMSettingClass.System)]),
        HyperV("Msvm_ProcessorSettingData", Allocation, Texts("InstanceID"), SettingsOf(VMSettingClass.Processor)),
        HyperV("Msvm_MemorySettingData", Allocation, Texts("InstanceID"), SettingsOf(VMSettingClass.Memory)),
        HyperV("Msvm_SyntheticEthernetPortSettingData", Adapter, Texts("InstanceID", "ElementName", "Address")),
        HyperV("Msvm_EmulatedEthernetPortSettingData", Adapter, Texts("InstanceID", "ElementName", "Address")),
        HyperV("Msvm_EthernetPortAllocationSettingData", Adapter, Texts("InstanceID"),
            Of(CimType.String, "HostResource", isArray: true), Of(CimType.UInt16, "EnabledState")),
        HyperV("Msvm_EthernetSwitchPortSecuritySettingData", Feature, Texts("InstanceID"), Of(CimType.Boolean, "AllowMacSpoofing")),
        HyperV("Msvm_EthernetSwitchPortVlanSettingData", Feature, Texts("InstanceID"),
            Of(CimType.UInt32, "OperationMode"), Of(CimType.UInt16, "AccessVlanId"), Of(CimType.UInt16, "NativeVlanId"),
            Of(CimType.UInt16, "TrunkVlanIdArray", isArray: true)),
        Optional("Msvm_EthernetSwitchPortIsolationSettingData", Feature, Texts("InstanceID"), Of(CimType.UInt32, "IsolationMode")),
        HyperV("Msvm_EthernetSwitchPortOffloadSettingData", Feature, Texts("InstanceID"), Of(CimType.UInt32, "IOVOffloadWeight")),
        Optional("Msvm_SecuritySettingData", "CIM_SettingData", Texts("InstanceID"), Of(CimType.Boolean, "VirtualizationBasedSecurityOptOut")),
        Optional("Msvm_PciExpressSettingData", Allocation, Texts("InstanceID")),
        Optional("Msvm_Synthetic3DDisplayControllerSettingData", Allocation, Texts("InstanceID")),
        HyperV("Msvm_VirtualEthernetSwitch", "CIM_ComputerSystem", [.. DeclaredProperties.Switch]),
        HyperV("Msvm_VirtualEthernetSwitchSettingData", "CIM_VirtualEthernetSwitchSettingData", [.. DeclaredProperties.SwitchSettings]),
        HyperV("Msvm_ExternalEthernetPort", "CIM_EthernetPort", [.. DeclaredProperties.EthernetPort], Of(CimType.Boolean, "IsBound")),
        Optional("Msvm_WiFiPort", "CIM_WiFiPort", [.. DeclaredProperties.EthernetPort], Of(CimType.Boolean, "IsBound")),
        HyperV("Msvm_InternalEthernetPort", "CIM_EthernetPort", [.. DeclaredProperties.EthernetPort]),
        HyperV("Msvm_ShutdownComponent", "CIM_LogicalDevice", [.. DeclaredProperties.Device]),
    ];

    /// <summary>Windows, without its optional features.</summary>
    public static IReadOnlyList<CapturedClass> Windows { get; } =
    [
        Part("Win32_Processor", "DeviceID", Texts("Manufacturer"), Of(CimType.UInt32, "NumberOfLogicalProcessors"), Of(CimType.UInt16, "Architecture"),
            Of(CimType.Boolean, "VMMonitorModeExtensions"), Of(CimType.Boolean, "VirtualizationFirmwareEnabled"),
            Of(CimType.Boolean, "SecondLevelAddressTranslationExtensions")),
        Part("Win32_OperatingSystem", "Name", Texts("BuildNumber"), Of(CimType.UInt64, "TotalVisibleMemorySize"), Of(CimType.UInt32, "OSLanguage")),
        Part("Win32_ComputerSystem", "Name", Texts("Manufacturer", "Model"), Of(CimType.Boolean, "HypervisorPresent"), Of(CimType.UInt64, "TotalPhysicalMemory")),
        Part("Win32_SystemEnclosure", "Tag", Texts("SMBIOSAssetTag"))
            with { Condition = $"SMBIOSAssetTag={Wql.Literal(GuestMachine.AzureAssetTag)}", IsOptional = true },
        Part("Win32_Service", "Name", Texts("State")) with { Condition = "Name='vmms' OR Name='vmcompute'" },
    ];

    /// <summary>Windows' network.</summary>
    public static IReadOnlyList<CapturedClass> Network { get; } =
    [
        new(CimNamespaces.StandardCimv2, "MSFT_NetAdapter", "CIM_NetworkPort",
            [
                .. Texts([.. DeviceKeys, "Name", "InterfaceDescription", "PermanentAddress", "InterfaceGuid"]), Of(CimType.UInt32, "InterfaceIndex"),
                Of(CimType.Boolean, "Virtual"),
            ])
        { Keys = DeviceKeys },
        new(CimNamespaces.StandardCimv2, "MSFT_NetIPAddress", "CIM_IPProtocolEndpoint",
            [
                .. Texts([.. ServiceKeys, "InterfaceAlias", "IPAddress"]), Of(CimType.UInt32, "InterfaceIndex"), Of(CimType.UInt16, "AddressFamily"),
                Of(CimType.UInt8, "PrefixLength"), Of(CimType.UInt8, "Type"), Of(CimType.UInt8, "Store"), Of(CimType.UInt16, "PrefixOrigin"),
                Of(CimType.UInt16, "SuffixOrigin"), Of(CimType.UInt16, "AddressState"), Of(CimType.Boolean, "SkipAsSource"),
            ])
        { Keys = ServiceKeys, Condition = "AddressFamily = 2" },
        new(CimNamespaces.StandardCimv2, "MSFT_NetNat", "MSFT_NetSettingData", DeclaredProperties.Nat)
        { Keys = ["InstanceID"], All = true, IsOptional = true },
    ];

    /// <summary>Virtualization-based security.</summary>
    public static IReadOnlyList<CapturedClass> DeviceGuard { get; } =
    [
        new(CimNamespaces.DeviceGuard, "Win32_DeviceGuard", "", [.. Texts("InstanceIdentifier"), Of(CimType.UInt32, "VirtualizationBasedSecurityStatus")])
        { Keys = ["InstanceIdentifier"] },
    ];

    /// <summary>Server Manager's tasks, which every Windows Server has: a class of static methods, without anything to read.</summary>
    public static CapturedNamespace ServerManager { get; } = new(
        DeploymentTasks.Namespace,
        [
            new CapturedRows(DeploymentTasks.ClassName, []) { Definition = new CapturedClass(DeploymentTasks.Namespace, DeploymentTasks.ClassName, "", []) },
        ]);

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
        "Win32_SystemEnclosure" => "CIM_Chassis",
        "Win32_Service" => "Win32_BaseService",
        "Win32_OptionalFeature" => "CIM_LogicalElement",
        _ => "",
    };

    private static CimProperty[] SettingsOf(VMSettingClass settings) => [.. settings.Settings.Select(static s => s.Declaration)];

    private static CimProperty[] Texts(params string[] names) => [.. names.Select(static n => Of(CimType.String, n))];

    private static CimProperty Of(CimType type, string name, bool isArray = false) => new(name, type, null, isArray);
}
