using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Switches whose type, network adapter or use by the host changes.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string Connected = """[{"vmName":"l2-app01","adapterName":"Network Adapter"}]""";

    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void The_host_gives_a_switch_up_and_takes_it_back_though_vms_use_it()
    {
        _lab.Refuses(
            """{"switchName":"L1-Lab","allowManagementOS":false}""", ExitCode.Blocked,
            "Switch 'L1-Lab' is used by the host itself (10.20.0.50/24 on 'vEthernet (L1-Lab)'), and taking it from the host ends that.");
        (RunResult off, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"L1-Lab","allowManagementOS":false,"whenConnected":"replace"}""");

        Assert.Equal(["allowManagementOS"], off.Names);
        Assert.Empty(off.State["hostAddresses"]!.AsArray());
        Assert.Equal(Connected, JsonTexts.Compact(off.State["connectedAdapters"]));
        Assert.Contains("the host would lose 10.20.0.50/24 on 'vEthernet (L1-Lab)'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Contains(off.Warnings, static w => w.Contains("Network adapter 'Ethernet' (Microsoft Hyper-V Network Adapter) is for switch 'L1-Lab' alone", StringComparison.Ordinal));

        (RunResult on, _) = _lab.Brings("""{"switchName":"L1-Lab","allowManagementOS":true}""");
        Assert.Equal(LabSwitches.L1, (string?)on.State["switchId"], ignoreCase: true);
    }

    [Theory]
    [InlineData("method=AddResourceSettings,ignored", "The host's address 10.20.0.50/24 on management adapter 'L1-Lab' of switch 'L1-Lab' did not come back; give it again (New-NetIPAddress).")]
    [InlineData("method=AddResourceSettings,error=32768", "hostAddresses is [], was [\\\"10.20.0.50/24\\\"]")]
    [InlineData("method=AddResourceSettings,job=fails", "hostAddresses is [], was [\\\"10.20.0.50/24\\\"]")]
    public void Addresses_that_do_not_come_back_with_the_hosts_port_are_named(string faults, string text)
    {
        _lab.Faults = $"method=RemoveResourceSettings,after,error=32768;{faults}";

        _lab.Set("""{"switchName":"L1-Lab","allowManagementOS":false,"whenConnected":"replace"}""").Fails(
            ExitCode.Failed, "Step 1 of 1", "Could not take back", "NOT as before", "by hand", "10.20.0.50/24", text.Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_switch_that_comes_after_its_error_is_taken_back_too()
    {
        _lab.Host.Knob("jobPolls", 9);
        string before = _lab.Host.Data();
        _lab.Faults = string.Join(';', Enumerable.Range(1, 4).Select(static n => $"method=Get,nth={n},exception=Failed"));

        _lab.Set("""{"switchName":"New","switchType":"internal"}""").Fails(ExitCode.Failed, "Step 1 of 1", "Everything is as it was before.");

        _lab.Faults = null;
        _lab.Set("""{"vmName":"l2-app01","macAddressSpoofing":"on"}""").Succeeds();
        _lab.Set("""{"vmName":"l2-app01","macAddressSpoofing":"off"}""").Succeeds();
        Assert.DoesNotContain("\"New\"", _lab.Host.Data(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"New\"", before, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_itself_is_not_cut_off_by_the_way()
    {
        _lab.Brings("""{"switchName":"Out","netAdapterName":"Ethernet 2"}""");

        _lab.Refuses("""{"switchName":"Out","switchType":"internal"}""", ExitCode.Blocked, "Switch 'Out' is used by the host itself (10.30.0.50/24 on 'vEthernet (Out)')");
        _lab.Brings("""{"switchName":"Out","switchType":"internal","whenConnected":"replace"}""");
    }

    [Fact]
    public void A_switch_with_nat_does_not_leave_its_nat_behind()
    {
        _lab.Brings("""{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""");

        _lab.Refuses(
            """{"switchName":"Nat","switchType":"private","whenConnected":"replace"}""", ExitCode.Blocked, "Switch 'Nat' has NAT 'Nat' for 192.168.100.0/24");
        Assert.Equal(["SwitchHasNat"], Lab.Kinds(_lab.Test("""{"switchName":"Nat","switchType":"private","whenConnected":"replace"}"""), "blockers"));
    }

    [Theory]
    [InlineData(""" "switchType":"internal" """)]
    [InlineData(""" "switchType":"private" """)]
    [InlineData(""" "netAdapterName":"Ethernet 2" """)]
    [InlineData(""" "natPrefix":"10.77.0.0/24","natGateway":"10.77.0.1" """)]
    public void A_switch_that_adapters_use_changes_its_kind_only_if_that_is_allowed(string properties)
    {
        string instance = $$"""{"switchName":"L1-Lab",{{properties}}}""";

        _lab.Refuses(instance, ExitCode.Blocked, "Switch 'L1-Lab' is used by adapter 'Network Adapter' of VM 'l2-app01', the host itself (10.20.0.50/24 on 'vEthernet (L1-Lab)'), and changing", "whenConnected: \"replace\"");
        Assert.Equal(["SwitchInUse"], Lab.Kinds(_lab.Test(instance), "blockers"));

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings($$"""{"switchName":"L1-Lab",{{properties}},"whenConnected":"replace"}""");

        Assert.Contains("adapter 'Network Adapter' of VM 'l2-app01' would lose their connection meanwhile", would[0], StringComparison.Ordinal);
        Assert.Equal(Connected, JsonTexts.Compact(set.State["connectedAdapters"]));
        Assert.Equal(LabSwitches.L1, (string?)set.State["switchId"], ignoreCase: true);
        Assert.Equal("L1-Lab", (string?)_lab.Get("""{"vmName":"l2-app01"}""").State["adapters"]![0]!["switchName"]);
    }

    [Fact]
    public void Several_differences_are_named_in_the_order_of_the_schema()
    {
        RunResult test = _lab.Test("""{"switchName":"L1-Lab","switchType":"internal","natPrefix":"10.77.0.0/24","natGateway":"10.77.0.1"}""").Succeeds();

        Assert.Equal(["switchType", "natPrefix", "natGateway"], test.Names);
        Assert.Equal(["SwitchType", "NatPrefix", "NatGateway"], Lab.Kinds(test, "reasons"));
        Assert.Equal("Switch 'L1-Lab' is external; it must be internal.", Lab.Phrase(test, "reasons", "SwitchType"));
        Assert.Equal("The host does not have the address 10.77.0.1/24 on switch 'L1-Lab'; it must.", Lab.Phrase(test, "reasons", "NatGateway"));
    }

    [Fact]
    public void Another_network_adapter_is_a_difference_of_its_own()
    {
        RunResult test = _lab.Test("""{"switchName":"L1-Lab","netAdapterDescription":"Microsoft Hyper-V Network Adapter #2"}""").Succeeds();

        Assert.Equal(["netAdapterDescription"], test.Names);
        Assert.Equal(
            "Switch 'L1-Lab' is bound to network adapter 'Ethernet' (Microsoft Hyper-V Network Adapter); it must be bound to 'Microsoft Hyper-V Network Adapter #2'.",
            Lab.Phrase(test, "reasons", "NetAdapter"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void An_internal_switch_is_not_shared_with_the_host_or_kept_from_it(string allow)
    {
        _lab.Set("""{"switchName":"New","switchType":"internal"}""").Succeeds();

        RunResult test = _lab.Test($$"""{"switchName":"New","allowManagementOS":{{allow}},"netAdapterName":"Ethernet 2"}""").Succeeds();

        Assert.Equal(["switchType", "netAdapterName", "allowManagementOS"], test.Names);
        Assert.Equal("Switch 'New' is not external, which is what allowManagementOS is about.", Lab.Phrase(test, "reasons", "AllowManagementOS"));
        Assert.Equal("Switch 'New' is not bound to a network adapter; it must be bound to 'Ethernet 2'.", Lab.Phrase(test, "reasons", "NetAdapter"));
    }

    [Theory]
    [InlineData("private", "internal")]
    [InlineData("internal", "private")]
    public void A_switch_that_nothing_uses_changes_freely(string before, string after)
    {
        _lab.Set($$"""{"switchName":"New","switchType":"{{before}}"}""").Succeeds();

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings($$"""{"switchName":"New","switchType":"{{after}}"}""");

        Assert.Equal([$"Would change switch 'New' from {before} to {after}"], would);
        Assert.Equal(after, (string?)set.State["switchType"]);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("private")]
    public void A_switch_becomes_external_for_the_host_too_unless_that_is_not_wanted(string before)
    {
        _lab.Set($$"""{"switchName":"New","switchType":"{{before}}"}""").Succeeds();
        (RunResult set, _) = _lab.Brings("""{"switchName":"New","netAdapterName":"Ethernet 2"}""");
        Assert.True((bool?)set.State["allowManagementOS"]);

        _lab.Set("""{"switchName":"Other","switchType":"private"}""").Succeeds();
        _lab.Refuses("""{"switchName":"Other","netAdapterName":"Ethernet 2"}""", ExitCode.Blocked, "is bound to switch 'New'");
    }

    [Theory]
    [InlineData("""{"switchName":"Default Switch","switchType":"internal"}""")]
    [InlineData("""{"switchName":"Default Switch","_exist":false}""")]
    public void The_default_switch_is_not_touched(string instance)
    {
        using var client = new Lab(ClientHost.Make());

        client.Refuses(instance, ExitCode.Blocked, "Windows manages the switch 'Default Switch' itself");
        Assert.Equal("[]", client.Set("""{"switchName":"Default Switch"}""").Succeeds().Lines[1]);
    }

    [Fact]
    public void A_users_own_switch_that_is_called_so_is_like_any_other()
    {
        _lab.Set("""{"switchName":"Default Switch","switchType":"internal"}""").Succeeds();

        _lab.Brings("""{"switchName":"Default Switch","switchType":"private"}""");
        _lab.Brings("""{"switchName":"Default Switch","_exist":false}""");
    }

    [Fact]
    public void A_change_that_is_accepted_and_not_kept_is_named_and_taken_back()
    {
        string before = _lab.Get("""{"switchName":"L1-Lab"}""").Lines[0];
        _lab.Faults = "method=RemoveResourceSettings,ignored";

        _lab.Set("""{"switchName":"L1-Lab","allowManagementOS":false,"whenConnected":"replace"}""").Fails(
            ExitCode.Failed, "accepted the change of switch 'L1-Lab' but did not keep it", "Everything is as it was before.");

        Assert.Equal(before, _lab.Get("""{"switchName":"L1-Lab"}""").Lines[0]);
    }

    [Fact]
    public void An_exchange_of_adapters_that_fails_is_taken_back()
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768";

        _lab.Set("""{"switchName":"L1-Lab","netAdapterName":"Ethernet 2","whenConnected":"replace"}""").Fails(
            ExitCode.Failed, "Step 1 of 1 (change switch 'L1-Lab'", "32768", "Everything is as it was before.");

        Assert.Equal("Ethernet", (string?)_lab.Get("""{"switchName":"L1-Lab"}""").State["netAdapterName"]);
    }
}
