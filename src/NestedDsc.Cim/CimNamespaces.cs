namespace NestedDsc.Cim;

/// <summary>Namespaces of a Windows host.</summary>
public static class CimNamespaces
{
    /// <summary>Hyper-V: all <c>Msvm_*</c> classes.</summary>
    public const string Virtualization = @"root\virtualization\v2";

    /// <summary>Operating system and hardware: <c>Win32_*</c>.</summary>
    public const string Cimv2 = @"root\cimv2";

    /// <summary>Networking: <c>MSFT_NetAdapter</c>, <c>MSFT_NetIPAddress</c>, <c>MSFT_NetNat</c>.</summary>
    public const string StandardCimv2 = @"root\StandardCimv2";

    /// <summary>Virtualization-based security: <c>Win32_DeviceGuard</c>; missing where Windows does not have it.</summary>
    public const string DeviceGuard = @"root\Microsoft\Windows\DeviceGuard";
}
