using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>What the host or the machine can't do.</summary>
public sealed class BlockerTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void An_AMD_host_of_2019_accepts_the_flag_and_would_not_start_the_vm_so_it_is_refused()
    {
        using var amd = new Lab(TemporaryHost.Amd2019());

        amd.Refuses(
            """{"vmName":"labor-web01","exposeVirtualizationExtensions":true}""",
            ExitCode.Blocked,
            "This host's build 17763 does not support nested virtualization on AMD processors, and VM 'labor-web01' would not start any more. It takes build 20348 or later");
        RunResult get = amd.Get("""{"vmName":"labor-web01"}""");
        Assert.False((bool?)get.State["nestedCapable"]);
        Assert.Equal("AMD", (string?)get.State["host"]!["processorVendor"]);
        amd.Set("""{"vmName":"labor-web01","processorCount":4,"exposeVirtualizationExtensions":false}""").Succeeds();
        Assert.Equal(4, amd.Machine("labor-web01").ProcessorCount);
    }

    [Fact]
    public void A_nested_vm_that_came_to_a_host_that_cannot_nest_is_not_started_there()
    {
        using var amd = new Lab(TemporaryHost.Amd2019());
        amd.With("labor-web01", static machine => machine.Processor["ExposeVirtualizationExtensions"] = true);

        amd.Refuses("""{"vmName":"labor-web01","powerState":"running"}""", ExitCode.Blocked, "build 17763");
        amd.Set("""{"vmName":"labor-web01","powerState":"running","exposeVirtualizationExtensions":false}""").Succeeds();
        Assert.Equal(2, amd.Machine("labor-web01").EnabledState);
    }

    [Fact]
    public void An_AMD_host_of_2022_nests_with_a_notice_below_version_10()
    {
        _lab.Host.Set("Win32_Processor", "Intel", "Manufacturer", "AuthenticAMD", HostContent.Cimv2);
        _lab.With("lab-web01", static machine => machine.Settings["Version"] = "9.3");

        _lab.Set("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""").Succeeds();
        Assert.Contains("ConfigurationVersion", Lab.Kinds(_lab.Get("""{"vmName":"lab-web01"}"""), "notices"));
        _lab.With("lab-web01", static machine => machine.Settings["Version"] = "10.0");
        Assert.DoesNotContain("ConfigurationVersion", Lab.Kinds(_lab.Get("""{"vmName":"lab-web01"}"""), "notices"));
    }

    [Fact]
    public void Another_vendor_of_processors_is_not_supported()
    {
        _lab.Host.Set("Win32_Processor", "Intel", "Manufacturer", "Qualcomm Technologies Inc", HostContent.Cimv2);

        _lab.Refuses("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""", ExitCode.Blocked, "Intel and AMD only");
        Assert.False((bool?)_lab.Get("""{"vmName":"lab-web01"}""").State["nestedCapable"]);
    }

    [Fact]
    public void Configuration_version_5_is_too_low() => _lab.Refuses(
        """{"vmName":"lab-old01","exposeVirtualizationExtensions":true}""",
        ExitCode.Blocked,
        "VM 'lab-old01' has configuration version 5.0; nested virtualization on Intel processors takes 8.0 or later. Upgrade it with Update-VMVersion");

    [Fact]
    public void More_processors_than_the_host_has_are_refused()
    {
        _lab.Refuses("""{"vmName":"lab-web01","processorCount":33}""", ExitCode.Blocked, "33 virtual processors, but this host has only 32 logical ones");
        _lab.Set("""{"vmName":"lab-web01","processorCount":32}""").Succeeds();
    }

    [Fact]
    public void A_vm_that_has_more_than_the_host_may_come_down_to_less()
    {
        _lab.With("lab-web01", static machine =>
        {
            machine.Processor["VirtualQuantity"] = 64;
            machine.SetMemory(200_000, 200_000, 200_000, dynamic: false);
        });

        _lab.Set("""{"vmName":"lab-web01","processorCount":48,"memoryStartupMB":150000}""").Succeeds();
        Assert.Equal((48, 150_000L), (_lab.Machine("lab-web01").ProcessorCount, _lab.Machine("lab-web01").StartupMB));
    }

    [Fact]
    public void A_vm_of_generation_1_has_at_most_64_processors()
    {
        _lab.Host.Set("Win32_Processor", "Intel", "NumberOfLogicalProcessors", 64, HostContent.Cimv2);

        _lab.Refuses("""{"vmName":"lab-old01","processorCount":65}""", ExitCode.Blocked, "a VM of generation 1 can have at most 64");
        _lab.Set("""{"vmName":"lab-old01","processorCount":64}""").Succeeds();
        _lab.Set("""{"vmName":"lab-web01","processorCount":65}""").Succeeds();
    }

    [Fact]
    public void More_memory_than_the_host_has_is_refused()
    {
        _lab.Refuses("""{"vmName":"lab-web01","memoryStartupMB":130818}""", ExitCode.Blocked, "130818 MB of memory, but this host has only 130816 MB");
        _lab.Set("""{"vmName":"lab-web01","memoryStartupMB":130816}""").Succeeds();
    }

    [Fact]
    public void Every_blocker_is_told_at_once() => _lab.Refuses(
        """{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"processorCount":100,"memoryStartupMB":200000,"checkpoint":{"name":"x"}}""",
        ExitCode.Blocked,
        "100 virtual processors",
        "200000 MB",
        "is running");

    [Fact]
    [Trait("Answers", "default")]
    public void Each_notice_has_its_cause()
    {
        (string Kind, Action<Lab> Cause)[] causes =
        [
            ("DynamicMemory", static lab => lab.With("lab-web01", static m => m.SetMemory(2048, 1024, 8192, dynamic: true))),
            ("FewProcessors", static lab => lab.With("lab-web01", static m => m.Processor["VirtualQuantity"] = 3)),
            ("MigrationCompatibility", static lab => lab.With("lab-web01", static m => m.Processor["LimitProcessorFeatures"] = true)),
            ("VbsOptOut", static lab => lab.With("lab-web01", static m => m.Security["VirtualizationBasedSecurityOptOut"] = true)),
            ("Sriov", static lab => lab.Host.Set("Msvm_EthernetSwitchPortOffloadSettingData", LabVms.Web, "IOVOffloadWeight", 50)),
        ];
        foreach ((string kind, Action<Lab> cause) in causes)
        {
            using var lab = new Lab();
            lab.With("lab-web01", static m =>
            {
                m.Processor["ExposeVirtualizationExtensions"] = true;
                m.Processor["VirtualQuantity"] = 4;
            });
            Assert.Equal(["LiveMigration"], Lab.Kinds(lab.Get("""{"vmName":"lab-web01"}"""), "notices"));

            cause(lab);

            Assert.Equal([kind, "LiveMigration"], Lab.Kinds(lab.Get("""{"vmName":"lab-web01"}"""), "notices"));
        }
    }

    [Fact]
    [Trait("Answers", "default")]
    public void Devices_and_checkpoints_are_noticed()
    {
        Assert.Equal(
            ["MigrationCompatibility", "VbsOptOut", "Sriov", "AssignedDevice", "RemoteFx", "LiveMigration"],
            Lab.Kinds(_lab.Get("""{"vmName":"lab-gpu01","exposeVirtualizationExtensions":true}"""), "notices"));
        Assert.Equal(
            ["Checkpoints", "LiveMigration"],
            Lab.Kinds(_lab.Get("""{"vmName":"lab-cp01","exposeVirtualizationExtensions":true}"""), "notices"));
    }

    [Fact]
    public void A_vm_that_is_not_nested_has_no_notices() =>
        Assert.Empty(Lab.Kinds(_lab.Get("""{"vmName":"lab-gpu01"}"""), "notices"));
}
