using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Switches on a team of network adapters (switch-embedded teaming).</summary>
public sealed class TeamTests : IDisposable
{
    private const string Both = """{"switchName":"L1-Lab","netAdapterNames":["Ethernet 2","ETHERNET"]}""";
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(""" "netAdapterName":"Ethernet 2" """)]
    [InlineData(""" "netAdapterName":"Ethernet" """)]
    [InlineData(""" "netAdapterDescription":"Microsoft Hyper-V Network Adapter #2" """)]
    [InlineData(""" "netAdapterNames":["Ethernet 2","Ethernet"] """)]
    public void A_member_is_known_as_one_and_nothing_changes(string properties)
    {
        Team();

        Assert.Equal("[]", _lab.Untouched(lab => lab.Set($$"""{"switchName":"L1-Lab",{{properties}}}""")).Succeeds().Lines[1]);
    }

    [Fact]
    public void A_team_reads_as_all_of_its_members_and_is_exported_so()
    {
        Team();

        RunResult get = _lab.Get("""{"switchName":"L1-Lab"}""").Succeeds();

        Assert.Equal("""["Ethernet","Ethernet 2"]""", JsonTexts.Compact(get.State["netAdapterNames"]));
        Assert.Equal(["Microsoft Hyper-V Network Adapter", "Microsoft Hyper-V Network Adapter #2"], get.State["teamMembers"]!.AsArray().Select(static m => (string)m!["description"]!));
        Assert.Null(get.State["netAdapterName"]);
        string line = Assert.Single(_lab.Export("""{"switchName":"L1-Lab"}""").Succeeds().Lines);
        Schema.Holds(line);
        Assert.True((bool?)_lab.Test(line).Succeeds().State["_inDesiredState"]);
    }

    [Fact]
    public void No_member_goes_unless_all_are_given()
    {
        Team();
        _lab.Refuses("""{"switchName":"L1-Lab","netAdapterName":"Ethernet 3","whenConnected":"replace"}""", ExitCode.Blocked, "is no member", "netAdapterNames");
        Assert.Equal(["TeamMembers"], Lab.Kinds(_lab.Test("""{"switchName":"L1-Lab","netAdapterName":"Ethernet 3"}"""), "blockers"));

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"L1-Lab","netAdapterNames":["Ethernet 3","Ethernet"]}""");

        Assert.Equal(["netAdapterNames"], set.Names);
        Assert.Equal("""["Ethernet","Ethernet 3"]""", JsonTexts.Compact(set.State["netAdapterNames"]));
        Assert.Single(would);
        Assert.Equal("""["10.20.0.50/24"]""", JsonTexts.Compact(set.State["hostAddresses"]));
    }

    [Fact]
    public void A_new_member_gives_its_address_to_the_switch_and_the_way_back_gives_it_back()
    {
        Team("10.30.0.50/24");
        const string Three = """{"switchName":"L1-Lab","netAdapterNames":["Ethernet 3","Ethernet","Ethernet 2"]}""";
        string before = _lab.Get("""{"switchName":"L1-Lab"}""").Lines[0];
        _lab.Faults = "method=ModifyResourceSettings,after,error=32768";
        _lab.Set(Three).Fails(ExitCode.Failed, "Everything is as it was before.");
        _lab.Faults = null;
        Assert.Equal(before, _lab.Get("""{"switchName":"L1-Lab"}""").Lines[0]);

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Three);
        Assert.EndsWith("; the host's 10.30.0.50/24 on 'Ethernet 3' would move to switch 'L1-Lab'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Equal("""["10.20.0.50/24","10.30.0.50/24"]""", JsonTexts.Compact(set.State["hostAddresses"]));
    }

    [Fact]
    public void A_switch_is_made_on_a_team_with_the_hosts_MAC_address()
    {
        _lab.Host.Change(static content => new SwitchTopology(content).AddAddress("Ethernet", "10.20.0.50/24"));

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"New","netAdapterNames":["Ethernet","Ethernet 2"]}""");

        Assert.StartsWith("Would create switch 'New' (external, on network adapters 'Ethernet'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Equal("""[{"name":"New","macAddress":"00155D0A0C00","addresses":["10.20.0.50/24"]}]""", JsonTexts.Compact(set.State["managementAdapters"]));
        Assert.True((bool)_lab.Host.Content().Instances("Msvm_VirtualEthernetSwitchSettingData").Single()!["TeamingEnabled"]!);
        _lab.Brings("""{"switchName":"New","_exist":false}""");
    }

    [Fact]
    public void A_member_of_a_team_is_not_free_for_another_switch()
    {
        Team();

        _lab.Refuses("""{"switchName":"New","netAdapterName":"Ethernet 2"}""", ExitCode.Blocked, "Network adapter 'Ethernet 2' (Microsoft Hyper-V Network Adapter #2) is bound to switch 'L1-Lab'");
    }

    [Fact]
    public void A_switch_that_was_made_without_a_team_gets_none()
    {
        _lab.Refuses("""{"switchName":"L1-Lab","netAdapterNames":["Ethernet","Ethernet 2"]}""", ExitCode.Blocked, "was made without switch-embedded teaming");
        Assert.Equal(["TeamingDisabled"], Lab.Kinds(_lab.Test(Both), "blockers"));
        _lab.Refuses("""{"switchName":"L1-Lab","netAdapterNames":["Ethernet","nope"]}""", ExitCode.NotFound, "There is no network adapter 'nope'", "This host has 'Ethernet'");
    }

    [Theory]
    [InlineData("17763", false)]
    [InlineData("20348", true)]
    [InlineData("26100", true)]
    public void A_team_made_by_Windows_is_refused_where_Hyper_V_refuses_it(string build, bool isRefused)
    {
        _lab.Host.Change(content =>
        {
            content.Instances("Win32_OperatingSystem", HostContent.Cimv2)[0]!["BuildNumber"] = build;
            content.Namespaces[HostNetworks.StandardCimv2]!["MSFT_NetLbfoTeamNic"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["InstanceID"] = "string", ["InterfaceDescription"] = "string" },
                ["keys"] = new JsonArray("InstanceID"),
                ["instances"] = new JsonArray(new JsonObject { ["InstanceID"] = "t", ["InterfaceDescription"] = "Microsoft Hyper-V Network Adapter #2" }),
            };
        });
        const string Instance = """{"switchName":"New","netAdapterName":"Ethernet 2"}""";

        Assert.Equal(isRefused ? ["LbfoTeam"] : [], Lab.Kinds(_lab.Test(Instance).Succeeds(), "blockers"));
        if (isRefused)
        {
            _lab.Refuses(Instance, ExitCode.Blocked, "is a team made by Windows (LBFO)", "netAdapterNames");
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["a","A"]""")]
    [InlineData("""["1","2","3","4","5","6","7","8","9"]""")]
    public void One_to_eight_different_names_are_given(string names) =>
        _lab.Refuses($$"""{"switchName":"New","netAdapterNames":{{names}}}""", ExitCode.InvalidInput, "/netAdapterNames: give 1 to 8 different names.");

    // With a third network adapter.
    private void Team(params string[] third) => _lab.Host.Change(content =>
    {
        var topology = new SwitchTopology(content);
        string name = topology.AddNetAdapter();
        Array.ForEach(third, address => topology.AddAddress(name, address));
        topology.AddSwitch("L1-Lab", ["Ethernet", "Ethernet 2"], [new("L1-Lab", "10.20.0.50/24")]);
    });
}
