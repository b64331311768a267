namespace NestedDsc.TestSupport;

/// <summary>The simulated hosts of the repository, beside the tests' assembly. Tests must not write to them.</summary>
public static class HostFiles
{
    /// <summary>Intel host with Server 2022 in English.</summary>
    public static string LabL0 => Find("lab-l0.json");

    /// <summary>AMD host with Server 2019 in German, too old for nesting.</summary>
    public static string Amd2019 => Find("lab-l0-amd-2019.json");

    /// <summary>Server 2019 in a VM with nested virtualization: Hyper-V, two network adapters, one switch, two small VMs.</summary>
    public static string LabL1 => Find("lab-l1.json");

    /// <summary>Server 2019 in a VM with virtualization extensions, without Hyper-V as yet.</summary>
    public static string Guest2019 => Find("guest-2019.json");

    /// <summary>Server 2019 in a VM to which no virtualization extensions are exposed, without Hyper-V.</summary>
    public static string Guest2019NotExposed => Find("guest-2019-not-exposed.json");

    /// <summary>Windows 11 Pro in a VM, without Hyper-V as yet.</summary>
    public static string GuestPro => Find("guest-win11-pro.json");

    /// <summary>Windows 11 Home in a VM: an edition without Hyper-V.</summary>
    public static string GuestHome => Find("guest-win11-home.json");

    /// <summary>Server 2025 without desktop in a VM, without Hyper-V as yet; the payload of Containers was removed.</summary>
    public static string GuestCore2025 => Find("guest-core-2025.json");

    private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, "hosts", name);
}
