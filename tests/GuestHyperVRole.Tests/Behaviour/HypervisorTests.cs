using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>What Windows runs on, and which hypervisor runs: its own, or another's.</summary>
public sealed class HypervisorTests
{
    [Theory]
    [InlineData("told")]
    [InlineData("unknown")]
    public void A_hypervisor_that_is_not_its_own_makes_Windows_a_VM_whatever_the_firmware_says(string role)
    {
        using Lab lab = On("Cloud Hypervisor", "cloud-hypervisor");
        lab.Host.Answer("hypervisorRole", role);

        RunResult test = lab.Test("").Succeeds();

        Assert.Equal((true, false), ((bool?)test.State["isVirtualMachine"], (bool?)test.State["virtualizationExtensionsExposed"]));
        Assert.Equal(["NestingNotExposed"], Lab.Kinds(test, "blockers"));
        Assert.Equal(["OuterHypervisor"], Lab.Kinds(test, "notices"));
        lab.Refuses("", ExitCode.Blocked, "sees no virtualization extensions", "Turn on nested virtualization for it in the hypervisor that it runs on");
        Assert.Equal(["NestingNotExposed"], Lab.Kinds(lab.Get("").Succeeds(), "blockers"));
        Assert.StartsWith("Set would be refused: ", Assert.Single(Lab.WhatIfLines(lab.WhatIf("").Succeeds())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft Corporation", "Virtual Machine", "exposeVirtualizationExtensions of NestedDsc/NestedVirtualization", null)]
    [InlineData("VMware, Inc.", "VMware7,1", "vhv.enable", "OuterHypervisor")]
    [InlineData("innotek GmbH", "VirtualBox", "Enable Nested VT-x/AMD-V", "OuterHypervisor")]
    [InlineData("QEMU", "Standard PC (Q35 + ICH9, 2009)", "-cpu host", "OuterHypervisor")]
    [InlineData("OpenStack Foundation", "OpenStack Nova", "nested=1", "OuterHypervisor")]
    [InlineData("Nutanix", "AHV", "cpu_passthrough=true", "OuterHypervisor")]
    [InlineData("Google", "Google Compute Engine", "--enable-nested-virtualization", "OuterHypervisor")]
    [InlineData("Amazon EC2", "m5.large", "NestedVirtualization", "OuterHypervisor")]
    [InlineData("Xen", "HVM domU", "nestedhvm=1", "OuterHypervisor")]
    [InlineData("Parallels International GmbH.", "Parallels ARM Virtual Machine", "--nested-virt on", "OuterHypervisor")]
    [InlineData("Microsoft Corporation", "Surface Laptop 5", "in the hypervisor that it runs on", "OuterHypervisor")]
    [InlineData("LENOVO", "21CB", "in the hypervisor that it runs on", "OuterHypervisor")]
    public void What_exposes_the_extensions_is_said_in_the_words_of_the_outer_hypervisor(string manufacturer, string model, string advice, string? notice)
    {
        using Lab lab = On(manufacturer, model);

        RunResult test = lab.Test("").Succeeds();

        Assert.True((bool?)test.State["isVirtualMachine"]);
        Assert.Contains(advice, Lab.Phrase(test, "blockers", "NestingNotExposed"), StringComparison.Ordinal);
        Assert.Equal(notice is null ? [] : [notice], Lab.Kinds(test, "notices"));
        lab.Refuses("", ExitCode.Blocked, advice);
    }

    [Theory]
    [InlineData("7783-7084-3265-9085-8269-3286-77", "In Azure the VM's size decides")]
    [InlineData("8601-0225-2318-5104-8240-8386-26", "NestedDsc/NestedVirtualization")]
    public void Azure_is_told_from_Hyper_V_by_its_asset_tag(string tag, string advice)
    {
        using Lab lab = On("Microsoft Corporation", "Virtual Machine");
        lab.Host.Edit(root => root["namespaces"]![HostContent.Cimv2]!["Win32_SystemEnclosure"] = Enclosure(tag));

        RunResult test = lab.Test("").Succeeds();

        Assert.Contains(advice, Lab.Phrase(test, "blockers", "NestingNotExposed"), StringComparison.Ordinal);
        Assert.Empty(Lab.Kinds(test, "notices"));
    }

    [Theory]
    [InlineData("Dell Inc.", "PowerEdge R750", false)]
    [InlineData("Amazon EC2", "m5.metal", false)]
    [InlineData("Amazon EC2", "c8i.metal-48xl", false)]
    [InlineData("Amazon EC2", "m5.large", true)]
    [InlineData("QEMU", "Standard PC (Q35 + ICH9, 2009)", true)]
    public void Without_a_hypervisor_in_sight_the_firmware_tells(string manufacturer, string model, bool isVirtual)
    {
        using Lab lab = On(manufacturer, model, hypervisorPresent: false);

        Assert.Equal(isVirtual, (bool?)lab.Get("").Succeeds().State["isVirtualMachine"]);
    }

    [Theory]
    [InlineData("lab-l0", false)]
    [InlineData("lab-l1", true)]
    public void Where_its_own_hypervisor_runs_the_firmware_tells(string host, bool isVirtual)
    {
        using Lab lab = Lab.Of(host);
        Assert.Equal(isVirtual, (bool?)lab.Get("").Succeeds().State["isVirtualMachine"]);
    }

    [Fact]
    [Trait("Answers", "default")]
    public void Its_own_hypervisor_proves_the_extensions_that_it_hides()
    {
        using Lab lab = Lab.Of("lab-l1");

        Assert.True((bool?)lab.Get("").Succeeds().State["virtualizationExtensionsExposed"]);
    }

    [Theory]
    [InlineData("told", "Off", "HypervisorLaunchOff")]
    [InlineData("unknown", "Off", "HypervisorLaunchOff")]
    [InlineData("unknown", null, "HypervisorNotRunning")]
    public void A_hypervisor_that_did_not_start_is_noticed(string role, string? launch, string notice)
    {
        // Installed as DISM does it: without looking at the processor.
        using Lab lab = Lab.Of("guest-2019");
        lab.Brings("");
        lab.Host.Answer("hypervisorRole", role);
        lab.WithFlagsAsTheyAre().Servicing("hypervisorLaunch", launch ?? "Unknown").Host.Change(ShowExtensions);

        RunResult test = lab.Test("").Succeeds();
        Assert.Equal([notice], Lab.Kinds(test, "notices"));
        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Contains("but its hypervisor does not run", Lab.Phrase(test, "reasons", "Compliant"), StringComparison.Ordinal);

        using Lab physical = Lab.Of("lab-l0");
        physical.Host.Answer("hypervisorRole", role);
        physical.WithFlagsAsTheyAre().Servicing("hypervisorLaunch", launch ?? "Unknown").Host.Change(
            static content => content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["HypervisorPresent"] = false);
        physical.Host.Change(ShowExtensions);
        Assert.Contains(notice, Lab.Kinds(physical.Get("").Succeeds(), "notices"));
    }

    private static void ShowExtensions(HostContent content)
    {
        foreach (string flag in (string[])["VMMonitorModeExtensions", "VirtualizationFirmwareEnabled"])
        {
            content.Instances("Win32_Processor", HostContent.Cimv2)[0]![flag] = true;
        }
    }

    private static JsonNode Enclosure(string tag) => JsonNode.Parse($$"""
        {"keys":["Tag"],"properties":{"Tag":"string","SMBIOSAssetTag":"string"},"instances":[{"Tag":"System Enclosure 0","SMBIOSAssetTag":"{{tag}}"}]}
        """)!;

    private static Lab On(string manufacturer, string model, bool hypervisorPresent = true)
    {
        Lab lab = Lab.Of("guest-2019-not-exposed");
        lab.Host.Change(content =>
        {
            JsonNode computer = content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!;
            computer["Manufacturer"] = manufacturer;
            computer["Model"] = model;
            computer["HypervisorPresent"] = hypervisorPresent;
        });
        return lab;
    }
}
