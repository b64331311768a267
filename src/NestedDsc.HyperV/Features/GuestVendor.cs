namespace NestedDsc.HyperV.Features;

/// <summary>Whose virtual machine a computer is by its firmware.</summary>
public enum GuestVendor
{
    /// <summary>The firmware names no hypervisor: a physical computer, or a virtual machine of a hypervisor that is not known.</summary>
    None,

    /// <summary>Hyper-V.</summary>
    HyperV,

    /// <summary>Azure.</summary>
    Azure,

    /// <summary>VMware.</summary>
    VMware,

    /// <summary>VirtualBox.</summary>
    VirtualBox,

    /// <summary>QEMU and what is built on it: KVM, libvirt, Proxmox, OpenStack, KubeVirt.</summary>
    Kvm,

    /// <summary>Nutanix AHV.</summary>
    Nutanix,

    /// <summary>Google Compute Engine.</summary>
    GoogleCloud,

    /// <summary>Amazon EC2, other than bare metal.</summary>
    AmazonEC2,

    /// <summary>Xen.</summary>
    Xen,

    /// <summary>Parallels.</summary>
    Parallels,

    /// <summary>Another, such as bhyve.</summary>
    Other,
}
