using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>MAC address spoofing of one adapter and of all.</summary>
public sealed class SpoofingTests : IDisposable
{
    private const string ModifyCall = ".ModifyFeatureSettings";
    private const string AddCall = ".AddFeatureSettings";

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Get_says_what_a_vms_adapters_are_like()
    {
        RunResult get = _lab.Untouched(static lab => lab.Get("""{"vmName":"LAB-hv01"}""")).Succeeds();

        Schema.Holds(Assert.Single(get.Lines));
        Assert.Equal("lab-hv01", (string?)get.State["vmName"]);
        Assert.Equal(LabVms.Nested, (string?)get.State["vmId"], ignoreCase: true);
        Assert.Equal("on", (string?)get.State["macAddressSpoofing"]);
        Assert.Null(get.State["adapterName"]);
        JsonNode adapter = get.State["adapters"]![0]!;
        Assert.Equal(
            ("Management", "00155D0A0C00", "LabSwitch", "on", true, false, false),
            ((string?)adapter["name"], (string?)adapter["macAddress"], (string?)adapter["switchName"], (string?)adapter["macAddressSpoofing"],
                (bool)adapter["connected"]!, (bool)adapter["sriov"]!, (bool)adapter["legacy"]!));
    }

    [Fact]
    public void One_adapter_is_turned_on_and_the_others_stay()
    {
        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"vmName":"lab-sql01","adapterName":"backup","macAddressSpoofing":"on"}""");

        Assert.Equal(["Would turn on MAC address spoofing of adapter 'Backup' of VM 'lab-sql01'"], would);
        Assert.Equal(["macAddressSpoofing"], set.Names);
        Assert.Equal("Backup", (string?)set.State["adapterName"]);
        Assert.Equal(["Backup=on"], Lab.Spoofing(set));
        Assert.Equal(["Backup=on"], Lab.Spoofing(_lab.Get("""{"vmName":"lab-sql01"}""")).Where(static a => a.EndsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Adapters_that_differ_have_no_common_value_and_are_not_in_desired_state_either_way()
    {
        RunResult get = _lab.Get("""{"vmName":"lab-locked01"}""").Succeeds();
        Assert.Null(get.State["macAddressSpoofing"]);
        Assert.Equal(["Lab=on", "Network Adapter=off"], Lab.Spoofing(get));

        RunResult on = _lab.Test("""{"vmName":"lab-locked01","macAddressSpoofing":"on"}""").Succeeds();
        Assert.Contains("adapter 'Network Adapter' of VM 'lab-locked01' is off; it must be on", Lab.Phrase(on, "reasons", "MacAddressSpoofing"), StringComparison.Ordinal);
        Assert.Equal(["macAddressSpoofing"], on.Names);
        RunResult off = _lab.Test("""{"vmName":"lab-locked01","macAddressSpoofing":"off"}""").Succeeds();
        Assert.Contains("adapter 'Lab' of VM 'lab-locked01' is on; it must be off", Lab.Phrase(off, "reasons", "MacAddressSpoofing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab-locked01", "on")]
    [InlineData("lab-locked01", "off")]
    [InlineData("lab-hv01", "off")]
    [InlineData("lab-sql01", "on")]
    [InlineData("lab-web01", "on")]
    public void All_adapters_really_get_the_value(string vm, string value)
    {
        (RunResult set, _) = _lab.Brings($$"""{"vmName":"{{vm}}","macAddressSpoofing":"{{value}}"}""");

        Assert.Equal(value, (string?)set.State["macAddressSpoofing"]);
        Assert.All(Lab.Spoofing(set), adapter => Assert.EndsWith("=" + value, adapter, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Answers", "default")]
    public void Eight_adapters_are_turned_on_in_the_fewest_calls()
    {
        // "Monitoring" has the feature from the start; give it to a second one.
        _lab.Set("""{"vmName":"lab-sql01","adapterName":"Cluster","macAddressSpoofing":"on"}""").Succeeds();
        _lab.Set("""{"vmName":"lab-sql01","adapterName":"Cluster","macAddressSpoofing":"off"}""").Succeeds();

        (RunResult set, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-sql01","macAddressSpoofing":"on"}""", ["set"]);

        Assert.Equal(8, Lab.Spoofing(set.Succeeds()).Count);
        Assert.Single(Calls(session, ModifyCall));
        Assert.Equal(6, Calls(session, AddCall).Length);
        Assert.Equal(7, session.Calls.Count(static c => c.StartsWith("Invoke", StringComparison.Ordinal)));
    }

    [Fact]
    public void Turning_eight_adapters_off_again_is_one_call()
    {
        _lab.Set("""{"vmName":"lab-sql01","macAddressSpoofing":"on"}""").Succeeds();

        (RunResult set, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-sql01","macAddressSpoofing":"off"}""", ["set"]);

        Assert.All(Lab.Spoofing(set.Succeeds()), static adapter => Assert.EndsWith("=off", adapter, StringComparison.Ordinal));
        Assert.Single(Calls(session, ModifyCall));
        Assert.Single(session.Calls, static c => c.StartsWith("Invoke", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Answers", "default")]
    public void Only_what_differs_is_changed()
    {
        (RunResult set, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-locked01","macAddressSpoofing":"on"}""", ["set"]);

        set.Succeeds();
        Assert.Empty(Calls(session, ModifyCall));
        Assert.Single(Calls(session, AddCall));
    }

    [Theory]
    [InlineData("lab-web01", 3)]
    [InlineData("lab-sql01", 2)]
    [InlineData("lab-test01", 9)]
    public void The_vm_may_be_in_any_state_and_stays_in_it(string vm, int state)
    {
        _lab.Brings($$"""{"vmName":"{{vm}}","adapterName":"Network Adapter","macAddressSpoofing":"on"}""");

        Assert.Equal(state, TestSupport.Hosts.HostContents.Content(_lab.Host).Machine(vm).EnabledState);
    }

    [Fact]
    public void A_legacy_adapter_takes_the_setting_as_well()
    {
        (RunResult set, _) = _lab.Brings("""{"vmName":"lab-legacy01","adapterName":"Legacy Network Adapter","macAddressSpoofing":"on"}""");

        Assert.True((bool?)set.State["adapters"]![0]!["legacy"]);
        Assert.Equal(["Legacy Network Adapter=on"], Lab.Spoofing(set));
    }

    [Fact]
    public void A_property_that_is_left_out_is_not_managed()
    {
        RunResult test = _lab.Test("""{"vmName":"lab-locked01"}""").Succeeds();

        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Equal("[]", _lab.Untouched(static lab => lab.Set("""{"vmName":"lab-locked01"}""")).Succeeds().Lines[1]);
    }

    [Fact]
    public void A_mac_address_that_is_not_assigned_yet_is_left_out()
    {
        _lab.Host.Set("Msvm_SyntheticEthernetPortSettingData", LabVms.Web, "Address", "000000000000");
        Assert.Null(_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["adapters"]![0]!["macAddress"]);

        _lab.Host.Set("Msvm_SyntheticEthernetPortSettingData", LabVms.Web, "Address", "");
        Assert.Null(_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["adapters"]![0]!["macAddress"]);
    }

    private static string[] Calls(SimulatedSession session, string method) =>
        [.. session.Calls.Where(c => c.EndsWith(method, StringComparison.Ordinal))];
}
