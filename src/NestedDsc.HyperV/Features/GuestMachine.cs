using NestedDsc.Cim;

namespace NestedDsc.HyperV.Features;

/// <summary>What Windows runs on.</summary>
/// <param name="Name">Name of the computer.</param>
/// <param name="Vendor">Whose virtual machine it is by its firmware.</param>
/// <param name="HypervisorPresent">Whether Windows sees a hypervisor: its own, or the one that it is a guest of.</param>
/// <param name="MemoryMB">Its memory in MB; 0 if unknown.</param>
public sealed record GuestMachine(string Name, GuestVendor Vendor, bool HypervisorPresent, long MemoryMB)
{
    /// <summary>Asset tag of the chassis of every virtual machine in Azure (Azure's agent and cloud-init tell it by that).</summary>
    public const string AzureAssetTag = "7783-7084-3265-9085-8269-3286-77";

    // Texts that manufacturer or model begin with (systemd src/basic/virt.c, dmi_vendor_table; Nutanix, oVirt and Red Hat from memory).
    private static readonly (string Text, GuestVendor Vendor)[] Texts =
    [
        ("VMware", GuestVendor.VMware), ("VMW", GuestVendor.VMware),
        ("VirtualBox", GuestVendor.VirtualBox), ("innotek GmbH", GuestVendor.VirtualBox),
        ("Nutanix", GuestVendor.Nutanix), ("AHV", GuestVendor.Nutanix),
        ("Google Compute Engine", GuestVendor.GoogleCloud),
        ("Amazon EC2", GuestVendor.AmazonEC2),
        ("Xen", GuestVendor.Xen), ("HVM domU", GuestVendor.Xen),
        ("Parallels", GuestVendor.Parallels),
        ("KVM", GuestVendor.Kvm), ("QEMU", GuestVendor.Kvm), ("Standard PC", GuestVendor.Kvm), ("OpenStack", GuestVendor.Kvm), ("KubeVirt", GuestVendor.Kvm),
        ("RHEV", GuestVendor.Kvm), ("oVirt", GuestVendor.Kvm), ("Red Hat", GuestVendor.Kvm), ("Bochs", GuestVendor.Kvm),
        ("BHYVE", GuestVendor.Other), ("Apple Virtualization", GuestVendor.Other),
    ];

    /// <summary>Makes it of a row of Win32_ComputerSystem and one of Win32_OperatingSystem.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="system">The operating system; <see langword="null"/> if it was not found.</param>
    /// <param name="isInAzure">Whether the chassis has <see cref="AzureAssetTag"/>.</param>
    /// <returns>The machine.</returns>
    public static GuestMachine From(CimObject computer, CimObject? system, bool isInAzure)
    {
        ArgumentNullException.ThrowIfNull(computer);
        return new GuestMachine(
            computer.Text("Name") ?? "",
            VendorOf(computer.Text("Manufacturer") ?? "", computer.Text("Model") ?? "", isInAzure),
            computer.Flag("HypervisorPresent") ?? false,
            (long)((system?.Number("TotalVisibleMemorySize") ?? 0) / 1024));
    }

    private static GuestVendor VendorOf(string manufacturer, string model, bool isInAzure)
    {
        if (model is "Virtual Machine" && Begins(manufacturer, "Microsoft"))
        {
            return isInAzure ? GuestVendor.Azure : GuestVendor.HyperV;
        }

        // Amazon's physical computers are called like its virtual ones, by the type of instance, such as m5.metal or c8i.metal-48xl.
        GuestVendor vendor = Array.Find(Texts, t => Begins(manufacturer, t.Text) || Begins(model, t.Text)).Vendor;
        return vendor == GuestVendor.AmazonEC2 && model.Contains(".metal", StringComparison.OrdinalIgnoreCase) ? GuestVendor.None : vendor;
    }

    private static bool Begins(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
