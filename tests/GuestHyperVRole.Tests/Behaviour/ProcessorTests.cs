using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>What the processor shows, and what a hypervisor hides of it.</summary>
public sealed class ProcessorTests
{
    private static readonly string[] Flags = ["VMMonitorModeExtensions", "VirtualizationFirmwareEnabled", "SecondLevelAddressTranslationExtensions"];

    [Theory]
    [InlineData("", "told", false)]
    [InlineData("vbs", "told", false)]
    [InlineData("vbsOff", "told", false)]
    [InlineData("platform", "told", false)]
    [InlineData("role", "told", false)]
    [InlineData("", "unknown", false)]
    [InlineData("vbs", "unknown", null)]
    [InlineData("vbsOff", "unknown", false)]
    [InlineData("platform", "unknown", null)]
    [InlineData("role", "unknown", null)]
    public void What_a_virtual_machine_does_not_show_is_missing_unless_something_may_hide_it(string hiding, string role, bool? exposed)
    {
        using Lab lab = Lab.Of("guest-2019-not-exposed");
        lab.Host.Answer("hypervisorRole", role);
        switch (hiding)
        {
            case "vbs" or "vbsOff":
                lab.Host.Change(content => content.Instances("Win32_DeviceGuard", @"root\Microsoft\Windows\DeviceGuard")[0]!["VirtualizationBasedSecurityStatus"] = hiding is "vbs" ? 2 : 1);
                break;
            case "platform":
                lab.Features("Installed", "VirtualMachinePlatform");
                break;
            case "role":
                lab.Features("Installed", "Microsoft-Hyper-V");
                break;
            default:
                break;
        }

        RunResult test = lab.Test("").Succeeds();

        Assert.Equal(exposed, (bool?)test.State["virtualizationExtensionsExposed"]);
        Assert.Equal(exposed is false ? ["NestingNotExposed"] : [], Lab.Kinds(test, "blockers"));
    }

    [Fact]
    public void A_Windows_without_the_namespace_of_virtualization_based_security_is_read()
    {
        using Lab lab = Lab.Guest2019();
        lab.Host.Change(static content => content.Namespaces.Remove(@"root\Microsoft\Windows\DeviceGuard"));

        Assert.True((bool?)lab.Get("").Succeeds().State["virtualizationExtensionsExposed"]);
    }

    [Fact]
    public void Machines_that_run_inside_prove_that_it_nests()
    {
        using Lab lab = Lab.L1();
        lab.Host.Answer("hypervisorRole", "unknown");
        Assert.Null(lab.Get("").Succeeds().State["virtualizationExtensionsExposed"]);

        lab.Host.Change(static content => content.Machine("l2-app01").EnabledState = 2);

        Assert.True((bool?)lab.Get("").Succeeds().State["virtualizationExtensionsExposed"]);
    }

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(true, false, true, "VirtualizationDisabledInFirmware")]
    [InlineData(false, false, false, "VirtualizationDisabledInFirmware")]
    [InlineData(true, true, false, "SecondLevelAddressTranslationMissing")]
    public void A_physical_machine_needs_extensions_and_address_translation(bool extensions, bool firmware, bool translation, string? blocker)
    {
        using Lab lab = Physical(extensions, firmware, translation, hypervisor: false);

        RunResult test = lab.Test("").Succeeds();

        Assert.False((bool?)test.State["isVirtualMachine"]);
        Assert.Equal(extensions && firmware, (bool?)test.State["virtualizationExtensionsExposed"]);
        Assert.Equal(blocker is null ? [] : [blocker], Lab.Kinds(test, "blockers"));
        if (blocker is not null)
        {
            lab.Refuses("", ExitCode.Blocked, "'L1-NEW01'");
        }
    }

    [Fact]
    public void A_hypervisor_that_runs_on_a_physical_machine_proves_the_extensions_that_it_hides()
    {
        using Lab lab = Physical(extensions: false, firmware: false, translation: false, hypervisor: true);
        lab.Servicing("hardwareVirtualization", true).Host.Change(
            static content => content.Instances("Win32_DeviceGuard", @"root\Microsoft\Windows\DeviceGuard")[0]!["VirtualizationBasedSecurityStatus"] = 2);

        RunResult test = lab.Test("").Succeeds();

        Assert.False((bool?)test.State["isVirtualMachine"]);
        Assert.True((bool?)test.State["virtualizationExtensionsExposed"]);
        Assert.Empty(Lab.Kinds(test, "blockers"));
    }

    [Fact]
    public void On_Arm_only_the_extensions_themselves_count()
    {
        using Lab lab = Physical(extensions: true, firmware: false, translation: false, hypervisor: false);
        lab.Host.Change(static content => content.Instances("Win32_Processor", HostContent.Cimv2)[0]!["Architecture"] = 12);

        Assert.Empty(Lab.Kinds(lab.Test("").Succeeds(), "blockers"));
    }

    private static Lab Physical(bool extensions, bool firmware, bool translation, bool hypervisor)
    {
        Lab lab = Lab.Guest2019();
        bool[] values = [extensions, firmware, translation];
        lab.WithFlagsAsTheyAre().Host.Change(content =>
        {
            content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["Manufacturer"] = "Dell Inc.";
            content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["Model"] = "PowerEdge R750";
            content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["HypervisorPresent"] = hypervisor;
            for (int i = 0; i < Flags.Length; i++)
            {
                content.Instances("Win32_Processor", HostContent.Cimv2)[0]![Flags[i]] = values[i];
            }
        });
        return lab;
    }
}
