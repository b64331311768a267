using System.Net;
using NestedDsc.HyperV.Switches;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Switches;

public sealed class NatServiceTests
{
    [Theory]
    [InlineData("NatSwitch", "NatSwitch")]
    [InlineData("123456789012345678901234567890123456789", "123456789012345678901234567890123456789")]
    [InlineData("1234567890123456789012345678901234567890", "123456789012345678901234567890123456789")]
    [InlineData("12345678901234567890123456789012345678💡", "12345678901234567890123456789012345678")]
    public void A_name_is_cut_to_39_characters_and_never_within_one(string name, string cut) => Assert.Equal(cut, NatService.NameFor(name));

    [Fact]
    public void A_nat_that_was_removed_is_made_again_as_it_was()
    {
        using var host = TemporaryHost.LabL1();
        using var connection = new HyperVConnection(host.Open());
        NatService.Create(connection, "a 'b' %", IPNetwork.Parse("10.9.0.0/16"));
        string before = host.Text;
        NatNetwork former = Assert.Single(HostNetworkReader.Read(connection).Nats);

        NatService.Remove(connection, "A 'B' %");
        Assert.Empty(NatService.List(connection));
        NatService.Remove(connection, "A 'B' %");
        NatService.Restore(connection, former);

        Assert.Equal("10.9.0.0/16", Assert.Single(NatService.List(connection)).Value);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void An_address_is_taken_from_the_interface_that_is_meant_only()
    {
        using var host = TemporaryHost.LabL1();
        using var connection = new HyperVConnection(host.Open());
        HostNetwork network = HostNetworkReader.Read(connection);
        HostAddress address = network.Addresses.Single(static a => a.ToString() is "10.30.0.50/24");

        HostAddresses.Remove(connection, address with { InterfaceIndex = 99 });
        Assert.Contains(address, HostNetworkReader.Read(connection).Addresses);
        HostAddresses.Remove(connection, address);
        Assert.DoesNotContain(address, HostNetworkReader.Read(connection).Addresses);
    }
}
