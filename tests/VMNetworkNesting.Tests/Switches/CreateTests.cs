using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Switches that are made, found or missed.</summary>
public sealed class CreateTests : IDisposable
{
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Get_says_what_a_switch_is_like()
    {
        RunResult get = _lab.Untouched(static lab => lab.Get("""{"switchName":"l1-lab"}""")).Succeeds();

        Schema.Holds(Assert.Single(get.Lines));
        JsonObject state = get.State;
        Assert.Equal(
            ("L1-Lab", "external", "Ethernet", "Microsoft Hyper-V Network Adapter", true, LabSwitches.L1.ToLowerInvariant()),
            ((string?)state["switchName"], (string?)state["switchType"], (string?)state["netAdapterName"], (string?)state["netAdapterDescription"],
                (bool?)state["allowManagementOS"], (string?)state["switchId"]));
        Assert.Equal("""[{"vmName":"l2-app01","adapterName":"Network Adapter"}]""", JsonTexts.Compact(state["connectedAdapters"]));
        Assert.Equal("""["10.20.0.50/24"]""", JsonTexts.Compact(state["hostAddresses"]));
    }

    [Theory]
    [InlineData(""","netAdapterName":"ethernet 2" """, true, "10.30.0.50/24")]
    [InlineData(""","netAdapterDescription":"Microsoft Hyper-V Network Adapter #2" """, true, "10.30.0.50/24")]
    [InlineData(""","switchType":"external","netAdapterName":"Ethernet 2","netAdapterDescription":"Microsoft Hyper-V Network Adapter #2","allowManagementOS":true""", true, "10.30.0.50/24")]
    [InlineData(""","switchType":"external","netAdapterName":"Ethernet 2","allowManagementOS":false,"whenConnected":"replace" """, false, null)]
    public void An_external_switch_is_made_on_the_adapter_that_is_named(string properties, bool shared, string? address)
    {
        (RunResult set, IReadOnlyList<string> would) = _lab.Brings($$"""{"switchName":"New"{{properties}}}""");

        Assert.Equal(["_exist"], set.Names);
        Assert.Equal(
            ("external", "Ethernet 2", shared), ((string?)set.State["switchType"], (string?)set.State["netAdapterName"], (bool)set.State["allowManagementOS"]!));
        Assert.Equal(address is null ? [] : [address], Addresses(set));
        Assert.Contains("create switch 'New' (external, on network adapter 'Ethernet 2'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Contains(shared ? "interrupted for a moment" : "interrupted for good", would[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("private")]
    public void A_switch_without_an_adapter_is_made(string type)
    {
        (RunResult set, IReadOnlyList<string> would) = _lab.Brings($$"""{"switchName":"New","switchType":"{{type}}"}""");

        Assert.Equal(type, (string?)set.State["switchType"]);
        Assert.Null(set.State["allowManagementOS"]);
        Assert.Equal([$"Would create switch 'New' ({type})"], would);
    }

    [Theory]
    [InlineData("""{"switchName":"L1-LAB"}""")]
    [InlineData("""{"switchName":"L1-Lab","_exist":true,"switchType":"external","netAdapterName":"Ethernet"}""")]
    [InlineData("""{"switchName":"L1-Lab","netAdapterDescription":"microsoft hyper-v network adapter","allowManagementOS":true}""")]
    public void An_equal_switch_that_exists_is_adopted(string instance)
    {
        Assert.True((bool?)_lab.Test(instance).Succeeds().State["_inDesiredState"]);
        Assert.Equal("[]", _lab.Untouched(lab => lab.Set(instance)).Succeeds().Lines[1]);
    }

    [Fact]
    public void A_switch_that_is_absent_is_reported_by_get_and_missed_by_test()
    {
        RunResult get = _lab.Untouched(static lab => lab.Get("""{"switchName":"None","switchType":"private"}""")).Succeeds();
        Schema.Holds(get.Lines[0]);
        Assert.Equal("None", (string?)get.State["switchName"]);
        Assert.False((bool?)get.State["_exist"]);

        RunResult test = _lab.Untouched(static lab => lab.Test("""{"switchName":"None","switchType":"private"}""")).Succeeds();
        Schema.HoldsWithNames(test);
        Assert.Equal(["SwitchNotFound"], Lab.Kinds(test, "reasons"));
        Assert.Equal(["_exist"], test.Names);
    }

    [Theory]
    [InlineData("""{"switchName":"New"}""", ExitCode.Blocked, "its switchType must be given")]
    [InlineData("""{"switchName":"New","switchType":"external"}""", ExitCode.Blocked, "netAdapterName, netAdapterNames or netAdapterDescription must be given")]
    [InlineData("""{"switchName":"New","allowManagementOS":true}""", ExitCode.Blocked, "This host has 'Ethernet' (Microsoft Hyper-V Network Adapter), 'Ethernet 2' (Microsoft Hyper-V Network Adapter #2).")]
    [InlineData("""{"switchName":"New","netAdapterName":"Wi-Fi"}""", ExitCode.NotFound, "There is no network adapter 'Wi-Fi' that a switch can be bound to. This host has 'Ethernet'")]
    [InlineData("""{"switchName":"New","netAdapterName":"vEthernet (L1-Lab)"}""", ExitCode.NotFound, "There is no network adapter")]
    [InlineData("""{"switchName":"New","netAdapterName":"Ethernet","netAdapterDescription":"Microsoft Hyper-V Network Adapter #2"}""", ExitCode.NotFound, "There is no network adapter")]
    [InlineData("""{"switchName":"New","netAdapterName":"Ethernet"}""", ExitCode.Blocked, "Network adapter 'Ethernet' (Microsoft Hyper-V Network Adapter) is bound to switch 'L1-Lab'")]
    public void A_switch_that_can_not_be_made_is_refused_before_anything_is_touched(string instance, ExitCode exitCode, string text)
    {
        Assert.False((bool?)_lab.Test(instance).Succeeds().State["_inDesiredState"]);
        _lab.Refuses(instance, exitCode, text);
    }

    [Fact]
    public void Several_adapters_of_one_name_are_listed()
    {
        _lab.Host.Set("MSFT_NetAdapter", "Ethernet 2", "Name", "Ethernet", HostNetworks.StandardCimv2);

        const string Instance = """{"switchName":"New","netAdapterName":"Ethernet"}""";
        _lab.Refuses(Instance, ExitCode.NotFound, "2 network adapters fit 'Ethernet'");
        Assert.Equal(["SwitchNotFound", "NetAdapterAmbiguous"], Lab.Kinds(_lab.Test(Instance), "reasons"));
    }

    [Fact]
    public void A_host_without_network_adapters_says_so()
    {
        _lab.Host.Change(static content => content.Instances("Msvm_ExternalEthernetPort").Clear());

        const string Instance = """{"switchName":"New","netAdapterName":"Ethernet"}""";
        _lab.Refuses(Instance, ExitCode.NotFound, "This host has none.");
        RunResult test = _lab.Test(Instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["_exist", "netAdapterName"], test.Names);
        Assert.Equal(["SwitchNotFound", "NetAdapterNotFound"], Lab.Kinds(test, "reasons"));
    }

    [Fact]
    public void A_name_that_several_switches_have_names_none_and_every_answer_lists_their_ids() => Assert.All(
        ((string, string)[])[("""{"switchName":"DmzSwitch"}""", "_exist"), ("""{"switchName":"DmzSwitch","_exist":false}""", "switchName")],
        static row =>
        {
            (string instance, string differing) = row;
            using Lab lab = Lab.L0();
            lab.Host.Set("Msvm_VirtualEthernetSwitch", LabSwitches.Backplane, "ElementName", "DMZSWITCH");
            string[] texts = ["Several switches have the name 'DmzSwitch'", LabSwitches.Dmz.ToLowerInvariant(), LabSwitches.Backplane.ToLowerInvariant()];

            lab.Refuses(instance, ExitCode.NotFound, texts);
            RunResult test = lab.Test(instance);
            Schema.HoldsWithNames(test);
            Assert.Equal([differing], test.Names);
            Assert.All(texts, text => Assert.Contains(text, Lab.Phrase(test, "reasons", "SwitchAmbiguous"), StringComparison.Ordinal));
            Assert.Equal(["switchName", "_exist", "blockers", "notices", "reasons", "_inDesiredState"], test.State.Select(static p => p.Key));
        });

    [Fact]
    public void A_wireless_adapter_is_noticed()
    {
        _lab.Host.Change(HostNetworks.MakeWireless);

        (RunResult set, _) = _lab.Brings("""{"switchName":"New","netAdapterName":"Ethernet 2"}""");

        Assert.Equal(["WiFi"], Lab.Kinds(set, "notices"));
        Assert.Contains("machines inside a nested VM need NAT instead of switch 'New'", Lab.Phrase(set, "notices", "WiFi"), StringComparison.Ordinal);
    }

    [Fact]
    public void That_the_host_loses_its_connection_is_a_warning()
    {
        const string Instance = """{"switchName":"New","netAdapterName":"Ethernet 2","allowManagementOS":false}""";
        _lab.Refuses(Instance, ExitCode.Blocked, "The host would lose 10.30.0.50/24 on 'Ethernet 2' to switch 'New'.", "whenConnected: \"replace\"", "allowManagementOS: true");
        Assert.Equal(["HostAddressLost"], Lab.Kinds(_lab.Test(Instance), "blockers"));
        RunResult foretold = _lab.WhatIf("""{"switchName":"New","netAdapterName":"Ethernet 2","allowManagementOS":false,"whenConnected":"replace"}""").Succeeds();

        Assert.Contains(foretold.Warnings, static w => w.Contains("the host itself has no connection through it", StringComparison.Ordinal));
        Assert.Equal(["HostDisconnected"], Lab.Kinds(foretold, "notices"));
        Assert.EndsWith("is interrupted for good; the host would lose 10.30.0.50/24 on 'Ethernet 2'", Assert.Single(Lab.WhatIfLines(foretold)), StringComparison.Ordinal);
    }

    private static string[] Addresses(RunResult result) => [.. result.State["hostAddresses"]!.AsArray().Select(static a => (string)a!)];
}
