namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Features of a machine that matter to nesting.</summary>
[Flags]
public enum MachineFeatures
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A network adapter has an SR-IOV weight above 0 (Msvm_EthernetSwitchPortOffloadSettingData.IOVOffloadWeight).</summary>
    SriovWeight = 1,

    /// <summary>A PCI Express device of the host is assigned (Msvm_PciExpressSettingData).</summary>
    AssignedDevice = 2,

    /// <summary>A RemoteFX 3D adapter (Msvm_Synthetic3DDisplayControllerSettingData).</summary>
    RemoteFx = 4,

    /// <summary>Opted out of virtualization-based security (Msvm_SecuritySettingData.VirtualizationBasedSecurityOptOut).</summary>
    VirtualizationBasedSecurityOptOut = 8,
}
