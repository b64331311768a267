namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Names of classes.</summary>
internal static class Msvm
{
    public const string ComputerSystem = "Msvm_ComputerSystem";
    public const string Settings = "Msvm_VirtualSystemSettingData";
    public const string Processor = "Msvm_ProcessorSettingData";
    public const string Memory = "Msvm_MemorySettingData";
    public const string Adapter = "Msvm_SyntheticEthernetPortSettingData";
    public const string Connection = "Msvm_EthernetPortAllocationSettingData";
    public const string Feature = "Msvm_EthernetSwitchPortFeatureSettingData";
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";
    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    public const string Bandwidth = "Msvm_EthernetSwitchPortBandwidthSettingData";
    public const string VMSecurity = "Msvm_SecuritySettingData";
    public const string ShutdownComponent = "Msvm_ShutdownComponent";
    public const string Switch = "Msvm_VirtualEthernetSwitch";
    public const string SwitchSettings = "Msvm_VirtualEthernetSwitchSettingData";
    public const string ExternalPort = "Msvm_ExternalEthernetPort";
    public const string VMService = "Msvm_VirtualSystemManagementService";
    public const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";
    public const string SnapshotService = "Msvm_VirtualSystemSnapshotService";
    public const string Realized = "Microsoft:Hyper-V:System:Realized";
}
