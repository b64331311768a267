using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;

namespace NestedDsc.HyperV.Tests.HostFacts;

public sealed class NestingSupportTests
{
    [Theory]
    [InlineData(ProcessorVendor.Intel, 14393, "8.0", true)]
    [InlineData(ProcessorVendor.Intel, 14392, "8.0", false)]
    [InlineData(ProcessorVendor.Intel, 14393, "7.9", false)]
    [InlineData(ProcessorVendor.Amd, 20348, "9.3", true)]
    [InlineData(ProcessorVendor.Amd, 20347, "10.0", false)]
    [InlineData(ProcessorVendor.Amd, 26100, "9.2", false)]
    [InlineData(ProcessorVendor.Amd, 26100, "12.0", true)]
    [InlineData(ProcessorVendor.Other, 26100, "12.0", false)]
    [InlineData(ProcessorVendor.Intel, 0, "8.0", false)]
    public void Nesting_takes_a_build_and_a_configuration_version(ProcessorVendor vendor, int build, string version, bool capable) =>
        Assert.Equal(capable, NestingSupport.IsCapable(new Host(vendor, build, 8, 8192, CimPath.OfClass("", "S")), Version.Parse(version)));

    [Fact]
    public void A_host_is_read_from_its_service_its_sockets_and_its_system()
    {
        CimObject service = new("Msvm_VirtualSystemManagementService", [CimProperty.OfString("Name", "vmms")]);
        Host host = Host.From([[service], [Socket("AuthenticAMD", 32), Socket("AuthenticAMD", 32)], [System("20348", 2_097_152)]])!;

        Assert.Equal((ProcessorVendor.Amd, 20348, 64, 2048L), (host.ProcessorVendor, host.OsBuild, host.LogicalProcessors, host.MemoryMB));
        Assert.Equal("Msvm_VirtualSystemManagementService.Name=\"vmms\"", host.ManagementService.ToString());
    }

    [Fact]
    public void Without_its_service_nothing_is_known_of_a_host() => Assert.Null(Host.From([[], [Socket("GenuineIntel", 8)], [System("20348", 1)]]));

    [Fact]
    public void What_a_host_does_not_tell_is_taken_for_nothing()
    {
        Host host = Host.From([[new CimObject("S", [])], [], []])!;

        Assert.Equal((ProcessorVendor.Other, 0, 0, 0L), (host.ProcessorVendor, host.OsBuild, host.LogicalProcessors, host.MemoryMB));
    }

    private static CimObject Socket(string manufacturer, uint processors) => new("Win32_Processor",
        [CimProperty.OfString("Manufacturer", manufacturer), new CimProperty("NumberOfLogicalProcessors", CimType.UInt32, processors)]);

    private static CimObject System(string build, ulong kilobytes) => new("Win32_OperatingSystem",
        [CimProperty.OfString("BuildNumber", build), CimProperty.OfUInt64("TotalVisibleMemorySize", kilobytes)]);
}
