using NestedDsc.Servicing.Windows;

namespace NestedDsc.Servicing.Tests.Windows;

public sealed class HypervisorTests
{
    private const string Control = @"SYSTEM\CurrentControlSet\Control";
    private const uint Present = 1u << 31;
    private const uint HyperV = 0x31237648;

    [Theory]
    [InlineData(" NOEXECUTE=OPTIN  HYPERVISORLAUNCHTYPE=AUTO", HypervisorLaunch.Auto)]
    [InlineData(" NOEXECUTE=OPTIN  HYPERVISORLAUNCHTYPE=OFF FVEBOOT=2674688", HypervisorLaunch.Off)]
    [InlineData("noexecute=optin hypervisorlaunchtype=Off", HypervisorLaunch.Off)]
    [InlineData(" NOEXECUTE=OPTIN", HypervisorLaunch.Unknown)]
    [InlineData(" HYPERVISORLAUNCHTYPE=", HypervisorLaunch.Unknown)]
    [InlineData("", HypervisorLaunch.Unknown)]
    public void The_launch_of_the_hypervisor_is_among_the_options_that_Windows_was_started_with(string options, HypervisorLaunch launch)
    {
        var registry = new FakeRegistry { [Control, "SystemStartOptions"] = options };

        Assert.Equal(
            new HypervisorFacts(HypervisorRole.Root, launch), RegistryFacts.ReadHypervisor(registry, static () => new ProcessorLeaves(Present, HyperV, 0x1001)));
        Assert.Equal(new HypervisorFacts(HypervisorRole.Unknown, launch), RegistryFacts.ReadHypervisor(registry, static () => null));
    }

    [Fact]
    public void Where_no_boot_loader_has_left_options_nothing_is_known() => Assert.Equal(
        HypervisorFacts.Unknown, RegistryFacts.ReadHypervisor(new FakeRegistry(), static () => throw new InvalidOperationException("The processor was asked.")));

    // Privileges: CreatePartitions is bit 0, CpuManagement bit 12, of the upper half of the partition's privileges.
    [Theory]
    [InlineData(0, 0, 0, HypervisorRole.None)]
    [InlineData(0, HyperV, 0x1001, HypervisorRole.None)]
    [InlineData(Present, 0x4B4D564B, 0x1001, HypervisorRole.Guest)]
    [InlineData(Present, HyperV, 0x0, HypervisorRole.Guest)]
    [InlineData(Present, HyperV, 0x1000, HypervisorRole.Guest)]
    [InlineData(Present, HyperV, 0x30_0001, HypervisorRole.Unknown)]
    [InlineData(Present, HyperV, 0x1001, HypervisorRole.Root)]
    public void Only_the_partition_of_the_hypervisors_own_Windows_may_create_others_and_manage_processors(
        uint features, uint signature, uint privileges, HypervisorRole role) =>
        Assert.Equal(role, new ProcessorLeaves(features, signature, privileges).Role);

    [Fact]
    public void This_computers_processor_answers() => Assert.NotEqual(HypervisorRole.Root, ProcessorLeaves.Read()?.Role);
}
