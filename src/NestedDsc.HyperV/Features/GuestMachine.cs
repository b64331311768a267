using NestedDsc.Cim;

namespace NestedDsc.HyperV.Features;

/// <summary>What Windows runs on.</summary>
/// <param name="Name">Name of the computer.</param>
/// <param name="IsVirtual">Whether it is a virtual machine.</param>
/// <param name="IsOnHyperV">Whether it is one of Hyper-V.</param>
/// <param name="HypervisorPresent">Whether Windows sees a hypervisor: its own, or the one that it is a guest of.</param>
/// <param name="MemoryMB">Its memory in MB; 0 if unknown.</param>
public sealed record GuestMachine(string Name, bool IsVirtual, bool IsOnHyperV, bool HypervisorPresent, long MemoryMB)
{
    // Firmware tables name the hypervisor; all but Hyper-V's (and the clouds') from memory of many machines, not from a list.
    private static readonly string[] OtherModels =
        ["VMware", "VirtualBox", "KVM", "QEMU", "Standard PC", "HVM domU", "Bochs", "Parallels", "Google Compute Engine", "BHYVE", "AHV", "OpenStack", "RHEV"];

    private static readonly string[] OtherManufacturers = ["VMware", "innotek", "QEMU", "Xen", "Parallels", "Amazon EC2", "Nutanix", "Red Hat", "OpenStack"];

    /// <summary>Makes it of a row of Win32_ComputerSystem and one of Win32_OperatingSystem.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="system">The operating system; <see langword="null"/> if it was not found.</param>
    /// <returns>The machine.</returns>
    public static GuestMachine From(CimObject computer, CimObject? system)
    {
        ArgumentNullException.ThrowIfNull(computer);
        string manufacturer = computer.Text("Manufacturer") ?? "";
        string model = computer.Text("Model") ?? "";
        bool isOnHyperV = model is "Virtual Machine" && manufacturer.StartsWith("Microsoft", StringComparison.OrdinalIgnoreCase);
        bool isOther = Begins(OtherModels, model) || Begins(OtherManufacturers, manufacturer);
        return new GuestMachine(
            computer.Text("Name") ?? "",
            isOnHyperV || isOther,
            isOnHyperV,
            computer.Flag("HypervisorPresent") ?? false,
            (long)((system?.Number("TotalVisibleMemorySize") ?? 0) / 1024));
    }

    private static bool Begins(string[] prefixes, string text) =>
        Array.Exists(prefixes, prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
