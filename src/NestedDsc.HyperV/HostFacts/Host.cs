using NestedDsc.Cim;

namespace NestedDsc.HyperV.HostFacts;

/// <summary>A Hyper-V host, as far as a virtual machine on it is concerned.</summary>
/// <param name="ProcessorVendor">Vendor of its processors.</param>
/// <param name="OsBuild">Build of its Windows, such as 20348.</param>
/// <param name="LogicalProcessors">Number of its logical processors, over all sockets.</param>
/// <param name="MemoryMB">Its memory in MB.</param>
/// <param name="ManagementService">Path of its virtual machine management service.</param>
public sealed record Host(
    ProcessorVendor ProcessorVendor, int OsBuild, int LogicalProcessors, long MemoryMB, CimPath ManagementService)
{
    private const string ServiceClass = "Msvm_VirtualSystemManagementService";

    /// <summary>The statements that <see cref="From"/> takes the rows of, in its order.</summary>
    public static IReadOnlyList<CimQuery> Queries { get; } =
    [
        new(CimNamespaces.Virtualization, $"SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM {ServiceClass}"),
        new(CimNamespaces.Cimv2, "SELECT DeviceID, Manufacturer, NumberOfLogicalProcessors FROM Win32_Processor"),
        new(CimNamespaces.Cimv2, "SELECT BuildNumber, TotalVisibleMemorySize FROM Win32_OperatingSystem"),
    ];

    /// <summary>Makes a host of the rows that <see cref="Queries"/> gave.</summary>
    /// <param name="rows">The rows of each statement.</param>
    /// <returns>
    /// The host, or <see langword="null"/> if the management service is not there: an account without rights on Hyper-V sees
    /// nothing instead of an error (as os-win's check of admin permissions relies on).
    /// </returns>
    public static Host? From(ReadOnlySpan<IReadOnlyList<CimObject>> rows)
    {
        if (rows[0].Count == 0)
        {
            return null;
        }

        CimObject service = rows[0][0];
        CimObject? system = rows[2].Count > 0 ? rows[2][0] : null;
        ulong logicalProcessors = 0;
        foreach (CimObject socket in rows[1])
        {
            logicalProcessors += socket.Number("NumberOfLogicalProcessors") ?? 0;
        }

        return new Host(
            VendorOf(rows[1].Count > 0 ? rows[1][0].Text("Manufacturer") : null),
            int.TryParse(system?.Text("BuildNumber"), out int build) ? build : 0,
            (int)logicalProcessors,
            (long)(system?.Number("TotalVisibleMemorySize") ?? 0) / 1024,
            new CimPath(CimNamespaces.Virtualization, ServiceClass, service.Properties));
    }

    private static ProcessorVendor VendorOf(string? manufacturer) => manufacturer switch
    {
        "GenuineIntel" => ProcessorVendor.Intel,
        "AuthenticAMD" => ProcessorVendor.Amd,
        _ => ProcessorVendor.Other,
    };
}
