using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Nat;

/// <summary>One NAT for several switches, each of which has a part of its network.</summary>
public sealed class SharedNatTests : IDisposable
{
    private const string Lab1 = """{"switchName":"Lab1","natPrefix":"192.168.224.0/19","natGateway":"192.168.225.1/24"}""";
    private const string Lab2 = """{"switchName":"Lab2","natPrefix":"192.168.224.0/19","natGateway":"192.168.226.1/24"}""";
    private const string Removed = """{"switchName":"Lab1","_exist":false}""";
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Two_switches_share_a_NAT_which_goes_with_the_last()
    {
        string before = _lab.Host.Data();
        Assert.Equal(3, _lab.Brings(Lab1).Would.Count);
        (RunResult second, IReadOnlyList<string> would) = _lab.Brings(Lab2);
        Assert.Equal(["Would create switch 'Lab2' (internal)", "Would give the host the address 192.168.226.1/24 on switch 'Lab2'"], would);
        Assert.Equal(["NatShared", "NatWithoutDhcp"], Lab.Kinds(second, "notices"));
        Assert.All(_lab.Export("""{"natPrefix":"*"}""").Succeeds().Lines, line => Assert.True((bool?)_lab.Test(line).Succeeds().State["_inDesiredState"], line));

        (_, would) = _lab.Brings(Removed);
        Assert.EndsWith("; NAT 'Lab1' for 192.168.224.0/19 stays, used by 192.168.226.1/24 on 'vEthernet (Lab2)'", Assert.Single(would), StringComparison.Ordinal);
        (_, would) = _lab.Brings("""{"switchName":"Lab2","_exist":false}""");
        Assert.StartsWith("Would remove NAT 'Lab1'", would[0], StringComparison.Ordinal);
        Assert.Equal(before, _lab.Host.Data());
    }

    [Fact]
    public void A_switch_that_goes_leaves_the_NAT_and_a_notice_names_who_uses_it()
    {
        Shared();

        RunResult get = _lab.Get(Removed).Succeeds();
        Assert.Contains("192.168.226.1/24 on 'vEthernet (Lab2)'", Lab.Phrase(get, "notices", "NatShared"), StringComparison.Ordinal);
        RunResult set = _lab.Set(Removed).Succeeds();

        Assert.Contains(set.Warnings, static w => w.Contains("NAT 'LabNat' for 192.168.224.0/19 stays", StringComparison.Ordinal));
        Assert.Single(_lab.Host.Content().Instances("MSFT_NetNat", HostNetworks.StandardCimv2));
    }

    [Fact]
    public void An_exported_line_is_in_desired_state_and_has_the_gateway_with_its_own_prefix()
    {
        Shared();

        string line = Assert.Single(_lab.Export("""{"switchName":"Lab1"}""").Succeeds().Lines);

        Assert.Equal("192.168.225.1/24", (string?)JsonTexts.ParseObject(line)["natGateway"]);
        Assert.True((bool?)_lab.Test(line).Succeeds().State["_inDesiredState"]);
    }

    [Theory]
    [InlineData("192.168.225.0/24", "192.168.225.1")]
    [InlineData("192.168.224.0/20", "192.168.225.1/24")]
    public void A_NAT_for_a_wider_network_does_as_well(string prefix, string gateway)
    {
        Shared();

        RunResult test = _lab.Test($$"""{"switchName":"Lab1","natPrefix":"{{prefix}}","natGateway":"{{gateway}}"}""").Succeeds();

        Assert.True((bool?)test.State["_inDesiredState"]);
    }

    [Fact]
    public void The_advice_of_one_refusal_does_not_lead_into_the_next()
    {
        Shared();
        const string Other = """{"switchName":"Lab3","natPrefix":"10.99.0.0/24","natGateway":"10.99.0.1"}""";
        _lab.Refuses(Other, ExitCode.Blocked, "192.168.225.1/24 on 'vEthernet (Lab1)'", "Use a part of its network (natPrefix: 192.168.224.0/19, and natGateway with a prefix length of its own)");
        Assert.DoesNotContain("Remove-NetNat", _lab.Set(Other).Errors[0], StringComparison.Ordinal);
        _lab.Refuses("""{"switchName":"Lab3","natPrefix":"192.168.224.0/19","natGateway":"192.168.227.1"}""", ExitCode.Blocked, "Give this switch a part of its own");

        _lab.Brings("""{"switchName":"Lab3","natPrefix":"192.168.224.0/19","natGateway":"192.168.227.1/24"}""");
    }

    [Fact]
    public void The_NAT_of_containers_is_named_as_such_and_stays()
    {
        Build(static t =>
        {
            t.AddSwitch("nat", [], [new("nat", "172.31.0.1/20")]);
            t.AddNat("Hff909283-0245-4a82-a407-a37fbc872fbb", "172.31.0.1/20");
        });

        _lab.Refuses("""{"switchName":"New","natPrefix":"10.99.0.0/24","natGateway":"10.99.0.1"}""", ExitCode.Blocked, "Containers (HNS: Docker, WSL) need it", "natPrefix: 172.31.0.0/20");
        (_, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"nat","_exist":false}""");
        Assert.EndsWith("stays, used by containers (HNS)", Assert.Single(would), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.168.225.1/18", "a prefix of 18 bits is out of range; in natPrefix 192.168.224.0/19, 19 to 30 are allowed.")]
    [InlineData("192.168.225.1/31", "a prefix of 31 bits is out of range")]
    [InlineData("192.168.225.0/24", "192.168.225.0 is the network address of 192.168.225.0/24")]
    [InlineData("192.168.225.255/24", "192.168.225.255 is the broadcast address of 192.168.225.0/24")]
    [InlineData("192.168.225.1/", "is not an IPv4 address such as")]
    [InlineData("192.168.225.1/024", "is not an IPv4 address such as")]
    [InlineData("10.0.0.1/24", "10.0.0.1 is not in natPrefix 192.168.224.0/19.")]
    public void A_gateways_own_prefix_is_checked(string gateway, string message) =>
        _lab.Refuses($$"""{"switchName":"New","natPrefix":"192.168.224.0/19","natGateway":"{{gateway}}"}""", ExitCode.InvalidInput, "/natGateway: ", message);

    private void Shared() => Build(static t =>
    {
        t.AddSwitch("L1-Lab", ["Ethernet"], [new("L1-Lab", "10.20.0.50/24")]);
        t.AddSwitch("Lab1", [], [new("Lab1", "192.168.225.1/24")]);
        t.AddSwitch("Lab2", [], [new("Lab2", "192.168.226.1/24")]);
        t.AddNat("LabNat", "192.168.224.0/19");
    });

    private void Build(Action<SwitchTopology> build) => _lab.Host.Change(content => build(new SwitchTopology(content)));
}
