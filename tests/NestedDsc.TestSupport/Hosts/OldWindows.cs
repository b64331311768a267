using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>Makes hosts of builds that are older than nested virtualization out of lab-l0.json.</summary>
/// <remarks>
/// First builds: Justsenger/HyperV-WMI-Documentation, data/db/canonical.json (commit 3295d20), the schemas of 17 builds from 9200 on.
/// Listed is what came between 9600 and 14393.
/// </remarks>
public static class OldWindows
{
    private static readonly (string Class, string? Property, int FirstBuild)[] Later =
    [
        ("Msvm_SecuritySettingData", null, 10586),
        ("Msvm_PciExpressSettingData", null, 10586),
        ("Msvm_GpuPartitionSettingData", null, 14393),
        ("Msvm_SecurityService", null, 10586),
        ("Msvm_VirtualSystemSnapshotSettingData", null, 10240),
        ("Msvm_ComputerSystem", "EnhancedSessionModeState", 9600),
        ("Msvm_VirtualSystemSettingData", "VirtualSystemSubType", 9600),
        ("Msvm_VirtualSystemSettingData", "SecureBootEnabled", 9600),
        ("Msvm_VirtualSystemSettingData", "LowMmioGapSize", 9600),
        ("Msvm_VirtualSystemSettingData", "BootSourceOrder", 9600),
        ("Msvm_VirtualSystemSettingData", "UserSnapshotType", 10240),
        ("Msvm_VirtualSystemSettingData", "SecureBootTemplateId", 10240),
        ("Msvm_VirtualSystemSettingData", "LockOnDisconnect", 10240),
        ("Msvm_VirtualSystemSettingData", "AutomaticCriticalErrorAction", 10240),
        ("Msvm_VirtualSystemSettingData", "AutomaticCriticalErrorActionTimeout", 10240),
        ("Msvm_VirtualSystemSettingData", "GuestControlledCacheTypes", 10240),
        ("Msvm_VirtualSystemSettingData", "HighMmioGapSize", 10586),
        ("Msvm_VirtualEthernetSwitchSettingData", "PacketDirectEnabled", 10240),
        ("Msvm_VirtualEthernetSwitchSettingData", "TeamingEnabled", 10240),
        ("Msvm_ProcessorSettingData", "EnableHostResourceProtection", 10240),
        ("Msvm_ProcessorSettingData", "ExposeVirtualizationExtensions", 10586),
        ("Msvm_ProcessorSettingData", "HwThreadsPerCore", 10586),
        ("Msvm_ProcessorSettingData", "HideHypervisorPresent", 14393),
        ("Msvm_ProcessorSettingData", "CpuGroupId", 14393),
        ("Msvm_SyntheticEthernetPortSettingData", "ClusterMonitored", 9600),
        ("Msvm_SyntheticEthernetPortSettingData", "DeviceNamingEnabled", 10240),
        ("Msvm_SyntheticEthernetPortSettingData", "AllowPacketDirect", 10586),
        ("Msvm_EmulatedEthernetPortSettingData", "ClusterMonitored", 9600),
        ("Msvm_EthernetPortAllocationSettingData", "CompartmentGuid", 10240),
        ("Msvm_EthernetPortAllocationSettingData", "LastKnownSwitchName", 10240),
        ("Msvm_EthernetSwitchPortSecuritySettingData", "DynamicIPAddressLimit", 9600),
        ("Msvm_EthernetSwitchPortSecuritySettingData", "StormLimit", 9600),
        ("Msvm_EthernetSwitchPortSecuritySettingData", "EnableFixSpeed10G", 10240),
        ("Msvm_EthernetSwitchPortOffloadSettingData", "PacketDirectModerationCount", 10240),
        ("Msvm_EthernetSwitchPortOffloadSettingData", "PacketDirectNumProcs", 10240),
        ("Msvm_EthernetSwitchPortOffloadSettingData", "VrssEnabled", 14393),
        ("Msvm_EthernetSwitchPortOffloadSettingData", "VmmqEnabled", 14393),
        ("Msvm_EthernetSwitchPortOffloadSettingData", "VmmqQueuePairs", 14393),
        ("Msvm_SecuritySettingData", "KsdEnabled", 14393),
        ("Msvm_SecuritySettingData", "EncryptStateAndVmMigrationTraffic", 14393),
        ("Msvm_SecuritySettingData", "VirtualizationBasedSecurityOptOut", 14393),
        ("Msvm_Synthetic3DDisplayControllerSettingData", "VRAMSizeBytes", 10240),
    ];

    // All properties that builds from 15063 on have brought are not in this host's build either; only what src could name is taken out.
    private static readonly string[] Newest = ["AutomaticSnapshotsEnabled", "IsAutomaticSnapshot", "HwThreadsPerCoreRealized", "CpuBrandString"];

    /// <summary>Makes the host.</summary>
    /// <param name="build">Its build, such as 9600.</param>
    /// <returns>The host.</returns>
    public static TemporaryHost Make(int build) => TemporaryHost.LabL0().Edit(root =>
    {
        JsonObject classes = root["namespaces"]![HostContent.Virtualization]!.AsObject();
        foreach ((string name, string? property, int first) in Later)
        {
            if (first <= build || classes[name] is not JsonObject declaration)
            {
                continue;
            }

            if (property is null)
            {
                classes.Remove(name);
            }
            else
            {
                Remove(declaration, property);
            }
        }

        foreach (JsonObject declaration in classes.Select(static c => c.Value!.AsObject()))
        {
            Array.ForEach(Newest, property => Remove(declaration, property));
        }

        JsonNode system = root["namespaces"]![HostContent.Cimv2]!["Win32_OperatingSystem"]!["instances"]![0]!;
        system["BuildNumber"] = build.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    private static void Remove(JsonObject declaration, string property)
    {
        (declaration["properties"] as JsonObject)?.Remove(property);
        foreach (JsonNode? instance in declaration["instances"] as JsonArray ?? [])
        {
            instance!.AsObject().Remove(property);
        }
    }
}
