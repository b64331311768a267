using System.Net;
using System.Text.Json.Nodes;
using NestedDsc.HyperV.Switches;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.HyperV.Tests.Switches;

/// <summary>How switches, network adapters, interfaces and addresses are put together.</summary>
public sealed class HostNetworkTests : IDisposable
{
    private const string StandardCimv2 = @"root\StandardCimv2";

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("LabSwitch", SwitchType.External, true, "Ethernet")]
    [InlineData("DmzSwitch", SwitchType.External, false, "Ethernet 3")]
    [InlineData("LabInternal", SwitchType.Internal, true, null)]
    [InlineData("Backplane", SwitchType.Private, false, null)]
    public void The_type_of_a_switch_follows_from_its_ports(string name, SwitchType type, bool shared, string? adapter)
    {
        VirtualSwitch found = Assert.Single(Read().Named(name.ToUpperInvariant()));

        Assert.Equal((type, shared, adapter), (found.Ports.Type, found.Ports.Internal, found.Ports.Adapters.SingleOrDefault()?.Name));
        Assert.Equal((type == SwitchType.External, shared), (found.ExternalPortId is not null, found.ManagementAdapters.Count > 0));
    }

    [Fact]
    public void A_switch_whose_network_adapter_was_taken_out_is_external_still()
    {
        _host.Change(static content => content.Instances("Msvm_ExternalEthernetPort").Clear());

        VirtualSwitch lab = Assert.Single(Read().Named("DmzSwitch"));

        Assert.Equal(SwitchType.External, lab.Ports.Type);
        Assert.Equal("Microsoft:{F281BC68-DAA6-58A9-B5B4-551D7BB96A2A}", Assert.Single(lab.Ports.Adapters).DeviceId);
        Assert.Null(lab.Ports.Adapters[0].Name);
        Assert.NotNull(lab.ExternalPortId);
    }

    [Fact]
    public void The_hosts_interface_is_found_whatever_it_is_called()
    {
        _host.Set("MSFT_NetAdapter", "vEthernet (LabSwitch)", "Name", "LAN", StandardCimv2);

        HostNetwork network = Read();

        // Its MAC address is that of "Ethernet", which is not meant.
        Assert.Equal(12u, Assert.Single(network.Named("LabSwitch")[0].ManagementAdapters).InterfaceIndex);
        Assert.Equal(["10.20.0.11/24"], HostNetwork.AddressesOn(network.Named("LabSwitch")[0]).Select(static a => a.ToString()));
    }

    [Fact]
    public void A_network_adapter_is_found_by_its_mac_address_where_the_description_differs()
    {
        _host.Set("MSFT_NetAdapter", "Ethernet 4", "InterfaceDescription", "Renamed", StandardCimv2);
        string address = JsonNode.Parse(_host.Read("MSFT_NetAdapter", "Ethernet 4", "PermanentAddress", StandardCimv2))!.GetValue<string>();
        _host.Set("MSFT_NetAdapter", "Ethernet 4", "PermanentAddress", string.Join('-', address.Chunk(2).Select(static c => new string(c))), StandardCimv2);

        Assert.Contains(Read().Adapters, static a => a is { Name: "Ethernet 4", Description: "Renamed", InterfaceIndex: 7 });
    }

    [Fact]
    public void A_network_adapter_that_Windows_does_not_show_has_its_description_only()
    {
        _host.Change(static content => content.Instances("MSFT_NetAdapter", StandardCimv2).Clear());

        HostNetwork network = Read();

        Assert.All(network.Adapters, static a => Assert.Equal((null, $"'{a.Description}'"), (a.Name, a.Display)));
        Assert.All(network.Switches.SelectMany(static s => s.ManagementAdapters), static a => Assert.Null(a.InterfaceIndex));
        Assert.Empty(HostNetwork.AddressesOn(network.Named("LabSwitch")[0]));
        Assert.False(HostNetwork.HasInterfacesOn(network.Named("LabSwitch")[0]));
        Assert.True(HostNetwork.HasInterfacesOn(network.Named("Backplane")[0]));
    }

    [Fact]
    public void Addresses_of_version_6_and_those_that_Windows_gives_by_itself_are_left_out()
    {
        _host.Change(static content =>
        {
            JsonArray addresses = content.Instances("MSFT_NetIPAddress", StandardCimv2);
            JsonNode copy = addresses[1]!.DeepClone();
            copy["Name"] = "x";
            copy["IPAddress"] = "169.254.3.4";
            addresses.Add(copy);
        });

        Assert.Equal(["10.20.0.11", "10.20.8.11", "127.0.0.1", "172.31.0.1"], Read().Addresses.Select(static a => a.Address.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_address_in_both_stores_is_one()
    {
        JsonNode[] rows = [.. _host.Content().Instances("MSFT_NetIPAddress", StandardCimv2).Where(static a => (string?)a!["IPAddress"] is "172.31.0.1")!];
        _host.Set("MSFT_NetIPAddress", (string)rows[0]["Name"]!, "AddressState", 1, StandardCimv2);

        Assert.Equal([0, 1], rows.Select(static r => (int)r["Store"]!).Order());
        Assert.Single(Read().Addresses, static a => a.ToString() is "172.31.0.1/24");
    }

    [Fact]
    public void The_hidden_switch_of_Windows_is_in_no_list()
    {
        _host.Set("Msvm_VirtualEthernetSwitch", SwitchId("Backplane"), "Name", "161DF6ED-7CE7-450F-8DDB-4603FF64EDFC");

        HostNetwork network = Read();

        Assert.Empty(network.Named("Backplane"));
        Assert.Equal(3, network.Switches.Count);
    }

    [Fact]
    public void The_default_switch_is_known_by_its_guid_alone()
    {
        _host.Set("Msvm_VirtualEthernetSwitch", SwitchId("Backplane"), "ElementName", "Default Switch")
            .Set("Msvm_VirtualEthernetSwitch", SwitchId("DmzSwitch"), "Name", ClientHost.DefaultSwitch);

        HostNetwork network = Read();

        Assert.False(Assert.Single(network.Named("Default Switch")).IsDefaultSwitch);
        Assert.True(Assert.Single(network.Named("DmzSwitch")).IsDefaultSwitch);
    }

    [Theory]
    [InlineData("172.31.0.0/24", true)]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.31.1.0/24", false)]
    [InlineData("fd00::/64", false)]
    [InlineData("?", false)]
    [InlineData(null, false)]
    public void A_switch_has_the_nat_whose_network_its_address_is_in(string? prefix, bool has)
    {
        _host.Change(content => content.Instances("MSFT_NetNat", StandardCimv2).Add(
            new JsonObject { ["InstanceID"] = "n;0", ["Name"] = "n", ["InternalIPInterfaceAddressPrefix"] = prefix }));

        HostNetwork network = Read();

        Assert.Equal(has, network.NatsOf(network.Named("LabInternal")[0]).Any());
        Assert.Empty(network.NatsOf(network.Named("Backplane")[0]));
        Assert.Equal("n", Assert.Single(network.Nats).Name);
    }

    [Fact]
    public void Disabled_connections_and_those_of_checkpoints_do_not_count()
    {
        HostNetwork network = Read();

        Assert.DoesNotContain(network.Switches.SelectMany(static s => s.ConnectedAdapters), static a => a.MachineName is "lab-noic01");
        Assert.Single(network.Named("LabSwitch")[0].ConnectedAdapters, static a => a.MachineName is "lab-cp01");
    }

    [Fact]
    public void Ports_are_the_same_if_they_lead_to_the_same()
    {
        HostNetwork network = Read();
        SwitchPorts ports = network.Named("LabSwitch")[0].Ports;

        Assert.True(ports.SameAs(ports with { Adapters = [ports.Adapters[0] with { Name = "renamed" }] }));
        Assert.False(ports.SameAs(ports with { Internal = false }));
        Assert.False(ports.SameAs(ports with { Adapters = [] }));
        Assert.False(ports.SameAs(null));
    }

    [Theory]
    [InlineData("10.1.2.3", 8, "10.0.0.0/8", "10.255.255.255")]
    [InlineData("10.1.2.3", 32, "10.1.2.3/32", "10.1.2.3")]
    [InlineData("10.1.2.3", 0, "0.0.0.0/0", "255.255.255.255")]
    [InlineData("192.168.100.130", 25, "192.168.100.128/25", "192.168.100.255")]
    public void Networks_are_reckoned_from_addresses(string address, int length, string network, string last)
    {
        IPNetwork found = Ipv4.NetworkOf(IPAddress.Parse(address), length);

        Assert.Equal((network, last), (found.ToString(), Ipv4.LastOf(found).ToString()));
        Assert.True(Ipv4.Overlap(found, found));
        Assert.Equal(length == 0, Ipv4.Overlap(found, IPNetwork.Parse("203.0.113.0/24")));
    }

    private string SwitchId(string name) => (string)_host.Content().Instances("Msvm_VirtualEthernetSwitch").Single(s => string.Equals((string?)s!["ElementName"], name, StringComparison.Ordinal))!["Name"]!;

    private HostNetwork Read()
    {
        using var connection = new HyperVConnection(_host.Open());
        return HostNetworkReader.Read(connection);
    }
}
