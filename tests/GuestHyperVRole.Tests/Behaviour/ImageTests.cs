using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Features that need the hypervisor, in a Windows where it can't start.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly Lab _lab = Lab.Of("guest-2019-not-exposed");

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"includeContainers":true}""")]
    [InlineData("""{"whenNotExposed":"fail"}""")]
    [InlineData("""{"whenNotExposed":null}""")]
    [InlineData("""{"_exist":false,"includeVirtualMachinePlatform":true}""")]
    public void They_are_refused_unless_the_instance_allows_them(string instance)
    {
        _lab.Refuses(instance, ExitCode.Blocked, "sees no virtualization extensions");
        Assert.Equal(["NestingNotExposed"], Lab.Kinds(_lab.Test(instance).Succeeds(), "blockers"));
    }

    [Theory]
    [InlineData("""{"whenNotExposed":"install"}""", "Microsoft-Hyper-V", "installed")]
    [InlineData("""{"whenNotExposed":"install","includeContainers":true}""", "Microsoft-Hyper-V", "installed")]
    [InlineData("""{"whenNotExposed":"install","_exist":false,"includeVirtualMachinePlatform":true}""", "VirtualMachinePlatform", "absent")]
    [InlineData("""{"whenNotExposed":"install","includeVirtualMachinePlatform":true}""", "Microsoft-Hyper-V, VirtualMachinePlatform", "installed")]
    public void Allowed_they_are_enabled_for_later_and_said_not_to_start_here(string instance, string features, string roleState)
    {
        // Where it can't be told whose the hypervisor is, one that may be its own is taken for it after the restart.
        _lab.Host.Answer("hypervisorRole", "told");
        RunResult foretold = _lab.WhatIf(instance).Succeeds();
        Assert.Equal(["HypervisorCannotStart"], Lab.Kinds(foretold, "notices"));
        Assert.StartsWith($"The hypervisor that {features} need can't start", Lab.Phrase(foretold, "notices", "HypervisorCannotStart"), StringComparison.Ordinal);

        RunResult set = _lab.Brings(instance).Set;

        Assert.Equal(["HypervisorCannotStart"], Lab.Kinds(set, "notices"));
        RunResult test = _lab.Test(instance).Succeeds();
        Assert.Equal(roleState, (string?)test.State["roleState"]);
        Assert.Contains("its hypervisor does not run", Lab.Phrase(test, "reasons", "Compliant"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Answers", "default")]
    public void What_can_not_start_is_told_of_a_role_that_is_there()
    {
        _lab.Brings("""{"whenNotExposed":"install","includeContainers":true}""");

        RunResult get = _lab.Get("").Succeeds();
        Assert.Equal(["HypervisorCannotStart"], Lab.Kinds(get, "notices"));
        Assert.Equal((false, false, "process"), ((bool?)get.State["hypervisorRunning"], (bool?)get.State["virtualizationExtensionsExposed"], (string?)get.State["containerIsolation"]));
        Assert.False((bool?)_lab.Test("""{"virtualizationExtensionsExposed":true}""").Succeeds().State["_inDesiredState"]);
    }

    [Fact]
    public void Containers_alone_need_no_extensions() => _lab.Brings("""{"_exist":false,"includeContainers":true}""");

    [Fact]
    public void A_physical_computer_can_be_the_source_of_an_image_too()
    {
        _lab.Host.Set("Win32_ComputerSystem", "L1-NEW02", "Model", "PowerEdge R650", NestedDsc.TestSupport.Hosts.HostContent.Cimv2);
        _lab.Host.Set("Win32_ComputerSystem", "L1-NEW02", "Manufacturer", "Dell Inc.", NestedDsc.TestSupport.Hosts.HostContent.Cimv2);
        _lab.Servicing("virtualMachine", false);
        Assert.Equal(["VirtualizationDisabledInFirmware"], Lab.Kinds(_lab.Test("").Succeeds(), "blockers"));

        _lab.Brings("""{"whenNotExposed":"install"}""");
    }

    [Fact]
    public void Server_Manager_installs_Hyper_V_only_where_it_can_start()
    {
        _lab.Servicing("packaged", true);

        _lab.Refuses("""{"whenNotExposed":"install"}""", ExitCode.Blocked, "Server Manager, which this process has to use, installs Hyper-V nowhere else");
        Assert.Equal(["NestingNotExposed"], Lab.Kinds(_lab.Test("""{"whenNotExposed":"install"}""").Succeeds(), "blockers"));
    }
}
