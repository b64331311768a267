using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport;

/// <summary>Makes a Windows 11 client out of lab-l1.json: with the predefined switch, and Wi-Fi beside Ethernet.</summary>
public static class ClientHost
{
    /// <summary>GUID of the predefined switch.</summary>
    public const string DefaultSwitch = "C08CB7B8-9B3C-408E-8E30-5E16A3AEB444";

    private const string StandardCimv2 = @"root\StandardCimv2";
    private const string WiFi = "Intel(R) Wi-Fi 6E AX211 160MHz";
    private const string Guid = "{5B0C2E64-4C8D-4B43-9F3F-3C0F2B6B2A11}";
    private const string Address = "8C1D96A0B1C2";

    /// <summary>Makes the host.</summary>
    /// <returns>The host.</returns>
    public static TemporaryHost Make() => TemporaryHost.LabL1()
        .Set("Win32_OperatingSystem", "Windows", "ProductType", 1, @"root\cimv2")
        .Set("Win32_OperatingSystem", "Windows", "BuildNumber", "22631", @"root\cimv2")
        .Set("Win32_OperatingSystem", "Windows", "Caption", "Microsoft Windows 11 Pro", @"root\cimv2")
        .Add("Msvm_VirtualEthernetSwitch", new JsonObject
        {
            ["ElementName"] = "Default Switch", ["Name"] = DefaultSwitch, ["CreationClassName"] = "Msvm_VirtualEthernetSwitch",
        })
        .Add("Msvm_VirtualEthernetSwitchSettingData", new JsonObject
        {
            ["ElementName"] = "Default Switch", ["InstanceID"] = "Microsoft:" + DefaultSwitch, ["VirtualSystemIdentifier"] = DefaultSwitch,
        })
        .Add("Msvm_WiFiPort", new JsonObject
        {
            ["ElementName"] = WiFi, ["Name"] = WiFi, ["CreationClassName"] = "Msvm_WiFiPort", ["DeviceID"] = "Microsoft:" + Guid,
            ["SystemCreationClassName"] = "Msvm_ComputerSystem", ["SystemName"] = "L1-HV01", ["EnabledState"] = 2,
            ["PermanentAddress"] = Address, ["IsBound"] = false,
        })
        .Add(
            "MSFT_NetAdapter", new JsonObject
            {
                ["Name"] = "Wi-Fi", ["CreationClassName"] = "MSFT_NetAdapter", ["DeviceID"] = Guid, ["SystemCreationClassName"] = "CIM_NetworkPort",
                ["SystemName"] = "L1-HV01", ["PermanentAddress"] = Address, ["InterfaceDescription"] = WiFi, ["InterfaceGuid"] = Guid,
                ["InterfaceIndex"] = 9, ["Virtual"] = false, ["HardwareInterface"] = true, ["ConnectorPresent"] = true, ["InterfaceType"] = 71,
                ["NdisPhysicalMedium"] = 9, ["InterfaceOperationalStatus"] = 1, ["MediaConnectState"] = 1,
            }, StandardCimv2)
        .Add(
            "MSFT_NetIPAddress", new JsonObject
            {
                ["Name"] = "wifi", ["CreationClassName"] = "", ["SystemCreationClassName"] = "", ["SystemName"] = "",
                ["IPv4Address"] = "192.168.178.20", ["PrefixLength"] = 24, ["InterfaceIndex"] = 9, ["InterfaceAlias"] = "Wi-Fi",
                ["IPAddress"] = "192.168.178.20", ["AddressFamily"] = 2, ["Type"] = 1, ["Store"] = 1, ["PrefixOrigin"] = 3, ["SuffixOrigin"] = 3,
                ["AddressState"] = 4, ["SkipAsSource"] = false,
            }, StandardCimv2);
}
