using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>The host's own adapters on a switch: several, with names of their own.</summary>
public sealed class ManagementAdapterTests : IDisposable
{
    private const string Private = """{"switchName":"L1-Lab","switchType":"private"}""";
    private const string NotShared = """{"switchName":"L1-Lab","allowManagementOS":false}""";
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void An_adapter_with_a_name_of_its_own_is_seen_with_its_address()
    {
        Renamed();

        RunResult get = _lab.Get("""{"switchName":"L1-Lab"}""").Succeeds();

        Assert.Equal("""["10.20.0.50/24"]""", JsonTexts.Compact(get.State["hostAddresses"]));
        Assert.Equal("""[{"name":"Management","macAddress":"00155D0A0C00","addresses":["10.20.0.50/24"]}]""", JsonTexts.Compact(get.State["managementAdapters"]));
    }

    [Fact]
    public void Its_address_is_not_taken_without_leave_and_moves_where_the_what_if_says()
    {
        Renamed();
        _lab.Refuses(Private, ExitCode.Blocked, "Switch 'L1-Lab' is used by the host itself (10.20.0.50/24 on 'vEthernet (Management)')", "whenConnected: \"replace\"");
        Assert.Equal(["SwitchInUse"], Lab.Kinds(_lab.Test(Private), "blockers"));

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"L1-Lab","switchType":"private","whenConnected":"replace"}""");

        Assert.EndsWith(
            "; the host would lose its management adapter 'Management'; the host's 10.20.0.50/24 on 'vEthernet (Management)' would move to network adapter 'Ethernet' (Microsoft Hyper-V Network Adapter)",
            Assert.Single(would), StringComparison.Ordinal);
        Assert.Empty(set.State["managementAdapters"]!.AsArray());
        Assert.Equal(["Ethernet"], InterfacesOf("10.20.0.50"));
    }

    [Fact]
    public void Two_adapters_are_both_named_and_go_together_or_not_at_all()
    {
        Two();
        string before = _lab.Get(NotShared).Succeeds().Lines[0];
        _lab.Refuses(NotShared, ExitCode.Blocked, "10.20.0.50/24 on 'vEthernet (Management)'", "10.40.0.50/24 on 'vEthernet (LM)'");

        const string Allowed = """{"switchName":"L1-Lab","allowManagementOS":false,"whenConnected":"replace"}""";
        _lab.Faults = "method=RemoveResourceSettings,after,error=32768";
        _lab.Set(Allowed).Fails(ExitCode.Failed, "Everything is as it was before.");
        _lab.Faults = null;
        Assert.Equal(before, _lab.Get(NotShared).Succeeds().Lines[0]);

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Allowed);
        Assert.EndsWith(
            "; the host would lose its management adapters 'LM', 'Management'; the host would lose 10.40.0.50/24 on 'vEthernet (LM)', 10.20.0.50/24 on 'vEthernet (Management)'",
            Assert.Single(would), StringComparison.Ordinal);
        Assert.Empty(set.State["hostAddresses"]!.AsArray());
    }

    [Theory]
    [InlineData("method=RemoveResourceSettings,after,error=32768")]
    [InlineData("method=RemoveResourceSettings,after,exception=Failed")]
    public void The_way_back_restores_names_mac_addresses_and_addresses(string faults)
    {
        Two();
        string before = _lab.Get("""{"switchName":"L1-Lab"}""").Succeeds().Lines[0];
        _lab.Faults = faults;

        _lab.Set("""{"switchName":"L1-Lab","switchType":"private","whenConnected":"replace"}""").Fails(ExitCode.Failed, "Everything is as it was before.");

        _lab.Faults = null;
        Assert.Equal(before, _lab.Get("""{"switchName":"L1-Lab"}""").Succeeds().Lines[0]);
        Assert.Equal(["vEthernet (LM)"], InterfacesOf("10.40.0.50"));
    }

    [Fact]
    public void An_interface_that_is_yet_to_come_keeps_its_adapter_from_being_taken()
    {
        _lab.Host.Change(static content => content.Instances("MSFT_NetAdapter", HostNetworks.StandardCimv2)
            .RemoveAll(static a => (string?)a!["Name"] is "vEthernet (L1-Lab)"));

        _lab.Refuses(NotShared, ExitCode.Blocked, "Windows does not show the host's interface for management adapter 'L1-Lab' of switch 'L1-Lab' yet");
        Assert.Equal(["SwitchBusy"], Lab.Kinds(_lab.Test(NotShared), "blockers"));
    }

    [Fact]
    public void A_new_adapter_of_the_host_has_the_network_adapters_mac_address()
    {
        (RunResult set, _) = _lab.Brings("""{"switchName":"New","netAdapterName":"Ethernet 2"}""");

        Assert.Equal("""[{"name":"New","macAddress":"00155D0A0C01","addresses":["10.30.0.50/24"]}]""", JsonTexts.Compact(set.State["managementAdapters"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_renamed_NAT_switch_is_in_desired_state_and_goes_with_its_NAT(bool interfaceRenamed)
    {
        const string Wanted = """{"switchName":"NatSwitch","switchType":"internal","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
        string before = _lab.Host.Data();
        _lab.Set(Wanted.Replace("NatSwitch", "OldName", StringComparison.Ordinal)).Succeeds();
        _lab.Host.Set("Msvm_VirtualEthernetSwitch", Id("OldName"), "ElementName", "NatSwitch");
        _lab.Host.Change(static content => content.Instances("Msvm_VirtualEthernetSwitchSettingData")
            .Single(static s => (string?)s!["ElementName"] is "OldName")!["ElementName"] = "NatSwitch");
        if (interfaceRenamed)
        {
            _lab.Host.Set("MSFT_NetAdapter", "vEthernet (OldName)", "Name", "Lab", HostNetworks.StandardCimv2);
        }

        Assert.Equal("[]", _lab.Untouched(static lab => lab.Set(Wanted)).Succeeds().Lines[1]);
        string line = Assert.Single(_lab.Export("""{"switchName":"NatSwitch"}""").Succeeds().Lines);
        Assert.True((bool?)_lab.Test(line).Succeeds().State["_inDesiredState"]);

        (_, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"NatSwitch","_exist":false}""");
        Assert.Equal("Would remove NAT 'OldName' for 192.168.100.0/24 behind switch 'NatSwitch'", would[0]);
        Assert.Equal(before, _lab.Host.Data());
    }

    private void Renamed() => Build(static t => t.AddSwitch("L1-Lab", ["Ethernet"], [new("Management", "10.20.0.50/24")]));

    private void Two() => Build(static t => t.AddSwitch("L1-Lab", ["Ethernet"], [new("Management", "10.20.0.50/24"), new("LM", "10.40.0.50/24")]));

    private void Build(Action<SwitchTopology> build) => _lab.Host.Change(content => build(new SwitchTopology(content)));

    private string Id(string name) =>
        (string)_lab.Host.Content().Instances("Msvm_VirtualEthernetSwitch").Single(s => string.Equals((string?)s!["ElementName"], name, StringComparison.Ordinal))!["Name"]!;

    private string[] InterfacesOf(string address) =>
    [
        .. _lab.Host.Content().Instances("MSFT_NetIPAddress", HostNetworks.StandardCimv2)
            .Where(a => string.Equals((string?)a!["IPAddress"], address, StringComparison.Ordinal)).Select(static a => (string)a!["InterfaceAlias"]!).Distinct(),
    ];
}
