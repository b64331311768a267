using NestedDsc.HyperV.Features;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Says how virtualization extensions come into a virtual machine: each hypervisor has its own switch for it.</summary>
/// <remarks>
/// Sources. Azure: azure-compute-docs, pages of the sizes ("Nested virtualization"), and WSL troubleshooting, 0x80370102 (Trusted
/// Launch). VMware: "Expose VMware Hardware Assisted Virtualization", <c>vhv.enable</c>. QEMU, KVM: kernel documentation, "Running nested
/// guests with KVM"; Proxmox wiki, "Nested Virtualization". VirtualBox: user manual, "Nested Virtualization". Nutanix: acli reference
/// (<c>cpu_passthrough</c>). Google: Compute Engine, "Nested virtualization overview" (restrictions). Amazon: EC2 API,
/// <c>CpuOptions.NestedVirtualization</c>. Xen: xl.cfg(5), <c>nestedhvm</c>. Parallels: prlctl, <c>--nested-virt</c>.
/// </remarks>
internal static class NestingAdvice
{
    /// <summary>What to do, as a sentence.</summary>
    /// <param name="vendor">Whose virtual machine it is.</param>
    /// <returns>The sentence.</returns>
    public static string For(GuestVendor vendor) => vendor switch
    {
        GuestVendor.HyperV =>
            "Set exposeVirtualizationExtensions of NestedDsc/NestedVirtualization to true for it on its host, while it is off there.",
        GuestVendor.Azure =>
            "In Azure the VM's size decides: resize it to one that supports nested virtualization, such as Dsv5 or Esv5 (the size's page says it); if the size does, set the security type to Standard in place of Trusted Launch.",
        GuestVendor.VMware =>
            "Shut it down, and select 'Expose hardware assisted virtualization to the guest OS' for its CPU in VMware (vhv.enable = \"TRUE\").",
        GuestVendor.VirtualBox =>
            "Shut it down, and select 'Enable Nested VT-x/AMD-V' for its processor in VirtualBox (VBoxManage modifyvm <name> --nested-hw-virt on).",
        GuestVendor.Kvm =>
            "Load kvm_intel or kvm_amd with nested=1 on its QEMU/KVM host, and start it with -cpu host (libvirt: host-passthrough; Proxmox: CPU type host).",
        GuestVendor.Nutanix =>
            "Shut it down, and run acli vm.update <name> cpu_passthrough=true on its Nutanix cluster.",
        GuestVendor.GoogleCloud =>
            "Set enableNestedVirtualization of the instance in Compute Engine (--enable-nested-virtualization); note that Google supports no Hyper-V in its VMs.",
        GuestVendor.AmazonEC2 =>
            "In Amazon EC2 it takes an instance type of C8i, M8i or R8i with the CPU option NestedVirtualization enabled while it is stopped (aws ec2 modify-instance-cpu-options), or bare metal (.metal).",
        GuestVendor.Xen =>
            "Set nestedhvm=1 in its configuration on its Xen host.",
        GuestVendor.Parallels =>
            "Shut it down, and enable nested virtualization for its CPU in Parallels (prlctl set <name> --nested-virt on).",
        _ =>
            "Turn on nested virtualization for it in the hypervisor that it runs on, so that its processor shows VT-x or AMD-V.",
    };
}
