using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Nat;

/// <summary>NAT behind an internal switch.</summary>
public sealed class NatTests : IDisposable
{
    private const string Wanted = """{"switchName":"NatSwitch","switchType":"internal","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
    private const string Prefix = "192.168.100.0/24";

    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void The_switch_the_address_and_the_nat_are_made_in_this_order()
    {
        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Wanted);

        Assert.Equal(
            [
                "Would create switch 'NatSwitch' (internal)",
                "Would give the host the address 192.168.100.1/24 on switch 'NatSwitch'",
                "Would create NAT 'NatSwitch' for 192.168.100.0/24",
            ],
            would);
        Assert.Equal((Prefix, "192.168.100.1"), ((string?)set.State["natPrefix"], (string?)set.State["natGateway"]));
        Assert.Equal("""["192.168.100.1/24"]""", JsonTexts.Compact(set.State["hostAddresses"]));
        Assert.Equal(["NatWithoutDhcp"], Lab.Kinds(set, "notices"));
        Assert.Equal(JsonTexts.Compact(Prefix), _lab.Host.Read("MSFT_NetNat", "NatSwitch", "InternalIPInterfaceAddressPrefix", HostNetworks.StandardCimv2));
    }

    [Fact]
    public void The_type_follows_from_the_nat() =>
        Assert.Equal("internal", (string?)_lab.Brings("""{"switchName":"N","natPrefix":"10.200.0.0/16","natGateway":"10.200.255.254"}""").Set.State["switchType"]);

    [Fact]
    public void An_internal_switch_that_exists_is_given_nat()
    {
        _lab.Set("""{"switchName":"NatSwitch","switchType":"internal"}""").Succeeds();

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Wanted);

        Assert.Equal(["natPrefix", "natGateway"], set.Names);
        Assert.Equal(2, would.Count);
    }

    [Theory]
    [InlineData("method=Create,nth=1,ignored")]
    [InlineData("method=Create,nth=2,ignored")]
    [InlineData("method=DefineSystem,ignored")]
    public void What_is_accepted_and_not_kept_is_taken_back_with_all_that_was_done(string faults)
    {
        string before = _lab.Host.Data();
        _lab.Faults = faults;

        _lab.Set(Wanted).Fails(ExitCode.Failed, "accepted", "not there", "Everything is as it was before.");

        Assert.Equal(before, _lab.Host.Data());
    }

    [Fact]
    public void An_interface_that_shows_late_is_waited_for()
    {
        _lab.Host.Knob("adapterSeconds", 20);
        _lab.Host.Knob("adapterPolls", 10);

        _lab.Set(Wanted).Succeeds();
    }

    [Fact]
    public void An_interface_that_never_shows_ends_the_set_and_the_switch_goes_again()
    {
        _lab.Host.Knob("adapterSeconds", 600);
        string before = _lab.Host.Data();

        _lab.Set(Wanted).Fails(ExitCode.Failed, "Step 1 of 3", "NatSwitch", "Everything is as it was before.");

        Assert.Equal(before, _lab.Host.Data());
    }

    [Theory]
    [InlineData("10.0.0.0/24", "for 10.0.0.0/24")]
    [InlineData("fd00::/64", "for another network")]
    [InlineData(null, "for another network")]
    public void Another_nat_is_named_and_never_removed(string? prefix, string text)
    {
        _lab.Host.Change(content => HostNetworks.AddNat(content, "DockerNAT", prefix));

        _lab.Refuses(Wanted, ExitCode.Blocked, $"This host already has NAT 'DockerNAT' {text}", "Remove-NetNat -Name 'DockerNAT'");
        Assert.Equal(["OtherNat"], Lab.Kinds(_lab.Test(Wanted), "blockers"));
    }

    [Fact]
    public void An_equal_nat_that_exists_is_used()
    {
        _lab.Host.Change(static content => HostNetworks.AddNat(content, "Older", Prefix));

        (_, IReadOnlyList<string> would) = _lab.Brings(Wanted);

        Assert.Equal(2, would.Count);
        Assert.DoesNotContain(would, static w => w.Contains("create NAT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10.20.0.0/24", "10.20.0.1", "10.20.0.50/24", "vEthernet (L1-Lab)")]
    [InlineData("10.16.0.0/12", "10.16.0.1", "10.20.0.50/24", "vEthernet (L1-Lab)")]
    [InlineData("10.30.0.128/25", "10.30.0.129", "10.30.0.50/24", "Ethernet 2")]
    public void A_network_that_the_host_is_in_already_is_refused(string prefix, string gateway, string address, string place) => _lab.Refuses(
        $$"""{"switchName":"NatSwitch","natPrefix":"{{prefix}}","natGateway":"{{gateway}}"}""",
        ExitCode.Blocked,
        $"The network {prefix} for NAT behind switch 'NatSwitch' overlaps with the host's address {address} on '{place}'");

    [Fact]
    public void An_address_that_exists_with_another_prefix_is_refused_before_anything_is_touched()
    {
        _lab.Set("""{"switchName":"NatSwitch","natPrefix":"192.168.100.0/25","natGateway":"192.168.100.1"}""").Succeeds();
        _lab.Host.Change(static content => content.Instances("MSFT_NetNat", HostNetworks.StandardCimv2).Clear());

        _lab.Refuses(Wanted, ExitCode.Blocked, "192.168.100.1/25", "Remove-NetIPAddress");
    }

    [Fact]
    public void A_host_without_the_nat_provider_says_so_and_is_as_before()
    {
        _lab.Host.Change(static content => content.Namespaces[HostNetworks.StandardCimv2]!.AsObject().Remove("MSFT_NetNat"));
        _lab.Get(Wanted).Succeeds();
        string before = _lab.Host.Data();

        RunResult set = _lab.Set(Wanted);

        Assert.NotEqual(ExitCode.Success, set.ExitCode);
        Assert.Contains("Step 3 of 3 (create NAT 'NatSwitch' for 192.168.100.0/24)", Assert.Single(set.Errors), StringComparison.Ordinal);
        Assert.EndsWith("Everything is as it was before.", set.Errors[0], StringComparison.Ordinal);
        Assert.Equal(before, _lab.Host.Data());
    }

    [Theory]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(40)]
    public void A_long_name_is_cut_between_characters(int length)
    {
        string name = new string('x', length - 1) + "💡" + new string('y', 60);

        (_, IReadOnlyList<string> would) = _lab.Brings(JsonTexts.Compact(
            new JsonObject { ["switchName"] = name, ["natPrefix"] = Prefix, ["natGateway"] = "192.168.100.9" }));

        JsonNode nat = Assert.Single(_lab.Host.Content().Instances("MSFT_NetNat", HostNetworks.StandardCimv2))!;
        Assert.StartsWith((string)nat["Name"]!, name, StringComparison.Ordinal);
        Assert.InRange(((string)nat["Name"]!).Length, 38, 39);
        Assert.Contains($"create NAT '{(string)nat["Name"]!}'", would[2], StringComparison.Ordinal);
    }
}
