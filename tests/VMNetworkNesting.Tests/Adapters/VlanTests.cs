using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>The VLAN of a port: untagged, access or trunk.</summary>
public sealed class VlanTests : IDisposable
{
    private const string Adapter = @"Microsoft:A4EF744C-4A32-5A7F-A293-0E582302BA3C\9B002536-1A1F-518C-8330-C44463F59307";

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_port_without_the_feature_is_untagged_and_a_trunk_shows_its_VLANs()
    {
        JsonNode untagged = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State;
        Assert.Equal("untagged", (string?)untagged["vlanMode"]);
        Assert.Null(untagged["vlanId"]);

        JsonNode trunk = _lab.Get("""{"vmName":"lab-sql01","adapterName":"Monitoring"}""").Succeeds().State["adapters"]![0]!;
        Assert.Equal(("trunk", 10, "10,20,30"), ((string?)trunk["vlanMode"], (int)trunk["nativeVlanId"]!, (string?)trunk["allowedVlanIds"]));
        Assert.Null(trunk["vlanId"]);
        Assert.Null(_lab.Get("""{"vmName":"lab-sql01"}""").Succeeds().State["vlanMode"]);
    }

    [Fact]
    public void An_adapter_goes_from_untagged_to_access_to_a_trunk_and_back()
    {
        (RunResult access, IReadOnlyList<string> would) = _lab.Brings("""{"vmName":"lab-web01","vlanMode":"access","vlanId":42}""");
        Assert.Equal(["Would set VLAN mode to access and set VLAN ID to 42 of adapter 'Network Adapter' of VM 'lab-web01'"], would);
        Assert.Equal(["vlanMode", "vlanId"], access.Names);
        Assert.Equal((1, 42, 0, "[]"), Values(_lab.Host.Row(PortFeatureRows.Vlan, LabVms.Web)!));

        (RunResult trunk, _) = _lab.Brings("""{"vmName":"lab-web01","vlanMode":"trunk","nativeVlanId":5,"allowedVlanIds":"20, 7-9,8,21"}""");
        Assert.Equal("7-9,20-21", (string?)trunk.State["allowedVlanIds"]);
        Assert.Equal((2, 0, 5, "[7,8,9,20,21]"), Values(_lab.Host.Row(PortFeatureRows.Vlan, LabVms.Web)!));

        _lab.Brings("""{"vmName":"lab-web01","vlanMode":"untagged"}""");
        Assert.Null(_lab.Host.Row(PortFeatureRows.Vlan, LabVms.Web));
    }

    [Theory]
    [InlineData("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"30,10,20,20"}""")]
    [InlineData("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk"}""")]
    [InlineData("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","nativeVlanId":10}""")]
    [InlineData("""{"vmName":"lab-web01","vlanMode":"untagged"}""")]
    public void What_is_the_same_set_is_in_desired_state(string instance) =>
        Assert.True((bool?)_lab.Test(instance).Succeeds().State["_inDesiredState"]);

    [Fact]
    public void Only_what_is_named_of_a_trunk_changes()
    {
        JsonObject before = _lab.Host.Row(PortFeatureRows.Vlan, LabVms.Sql)!;

        _lab.Brings("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"0-4094"}""");
        JsonObject after = _lab.Host.Row(PortFeatureRows.Vlan, LabVms.Sql)!;

        Assert.Equal(4095, after["TrunkVlanIdArray"]!.AsArray().Count);
        after["TrunkVlanIdArray"] = new JsonArray(10, 20, 30);
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }

    [Fact]
    public void A_list_that_is_there_and_empty_is_filled()
    {
        _lab.Host.Change(static content => content.Give(PortFeatureRows.Vlan, Adapter, ("OperationMode", 2), ("NativeVlanId", 1)));
        Assert.Null(_lab.Get("""{"vmName":"lab-sql01","adapterName":"Monitoring"}""").State["allowedVlanIds"]);

        RunResult test = _lab.Test("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"3"}""").Succeeds();
        Assert.Equal("List of allowed VLAN IDs of adapter 'Monitoring' of VM 'lab-sql01' is not set; it must be 3.", Lab.Phrase(test, "reasons", "AllowedVlanIds"));
        _lab.Brings("""{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"3"}""");
    }

    [Theory]
    [InlineData("""{"vmName":"x","vlanId":1}""", "/vlanId: it is for access mode only; give vlanMode")]
    [InlineData("""{"vmName":"x","vlanMode":"trunk","vlanId":1}""", "/vlanId: it is for access mode only, and vlanMode is trunk.")]
    [InlineData("""{"vmName":"x","vlanMode":"access","vlanId":4095}""", "/vlanId: 4095 is out of range; it must be a whole number from 0 to 4094.")]
    [InlineData("""{"vmName":"x","vlanMode":"untagged","nativeVlanId":1}""", "/nativeVlanId: it is for trunk mode only, and vlanMode is untagged.")]
    [InlineData("""{"vmName":"x","allowedVlanIds":"1"}""", "/allowedVlanIds: it is for trunk mode only")]
    [InlineData("""{"vmName":"x","vlanMode":"trunk","allowedVlanIds":""}""", "/allowedVlanIds: \"\" is neither a VLAN ID from 0 to 4094 nor a range")]
    [InlineData("""{"vmName":"x","vlanMode":"trunk","allowedVlanIds":"1,4095"}""", "/allowedVlanIds: \"4095\" is neither")]
    [InlineData("""{"vmName":"x","vlanMode":"trunk","allowedVlanIds":"9-5"}""", "/allowedVlanIds: \"9-5\" is neither")]
    [InlineData("""{"vmName":"x","vlanMode":"trunk","allowedVlanIds":"1-2-3"}""", "/allowedVlanIds: \"1-2-3\" is neither")]
    [InlineData("""{"vmName":"x","vlanMode":"private"}""", "/vlanMode: ")]
    public void Mistakes_are_told_with_where_they_are(string instance, string text) =>
        _lab.Untouched(lab => lab.Set(instance)).Fails(ExitCode.InvalidInput, text);

    [Fact]
    public void All_mistakes_are_told_at_once() => _lab.Set("""{"vmName":"x","vlanId":1,"nativeVlanId":9999,"allowedVlanIds":"a","routerGuard":"no"}""")
        .Fails(ExitCode.InvalidInput, "/vlanId", "/nativeVlanId", "/allowedVlanIds", "/routerGuard");

    [Theory]
    [InlineData("access", "vlanId is needed")]
    [InlineData("trunk", "allowedVlanIds is needed")]
    public void A_mode_is_not_entered_without_its_VLANs(string mode, string text)
    {
        string instance = $$"""{"vmName":"lab-web01","vlanMode":"{{mode}}"}""";

        Assert.Equal(["VlanIdsMissing"], Lab.Kinds(_lab.Get(instance).Succeeds(), "blockers"));
        _lab.Refuses(instance, ExitCode.Blocked, text);
    }

    [Fact]
    public void A_private_VLAN_is_shown_and_left_alone()
    {
        const string Instance = """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"access","vlanId":3}""";
        _lab.Host.Change(static content => content.Give(
            PortFeatureRows.Vlan, Adapter, ("OperationMode", 3), ("PvlanMode", 1), ("PrimaryVlanId", 100), ("SecondaryVlanId", 101)));

        RunResult get = _lab.Get(Instance).Succeeds();
        Assert.Equal("private", (string?)get.State["adapters"]![0]!["vlanMode"]);
        Assert.Null(get.State["vlanMode"]);
        Assert.Equal(["PrivateVlan"], Lab.Kinds(get, "blockers"));
        _lab.Refuses(Instance, ExitCode.Blocked, "in a private VLAN");
        Assert.Single(_lab.Export("""{"adapters":[{"vlanMode":"private"}]}""").Succeeds().Lines);

        // What has nothing to do with it may change.
        _lab.Brings("""{"vmName":"lab-sql01","adapterName":"Monitoring","macAddressSpoofing":"on"}""");
    }

    [Fact]
    public void An_isolated_port_is_shown_and_left_alone()
    {
        const string Instance = """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"access","vlanId":3}""";
        _lab.Host.Change(static content => content.Isolate(Adapter, mode: 3));

        RunResult get = _lab.Get(Instance).Succeeds();
        Assert.Equal("vlan", (string?)get.State["adapters"]![0]!["isolationMode"]);
        Assert.Equal(["PortIsolated"], Lab.Kinds(get, "blockers"));
        _lab.Refuses(Instance, ExitCode.Blocked, "is isolated");
        Assert.Single(_lab.Export("""{"adapters":[{"isolationMode":"vlan"}]}""").Succeeds().Lines);
    }

    [Fact]
    public void A_host_without_the_class_has_untagged_ports_and_no_template()
    {
        _lab.Host.RemoveClass(PortFeatureRows.Vlan);

        Assert.Equal("untagged", (string?)_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["vlanMode"]);
        _lab.Export().Succeeds();
        _lab.Refuses("""{"vmName":"lab-web01","vlanMode":"access","vlanId":3}""", ExitCode.Blocked, "has no VLAN settings yet", "Set-VMNetworkAdapterVlan");
    }

    [Fact]
    public void A_trunk_without_spoofing_and_VLANs_that_are_blocked_are_noticed()
    {
        const string Trunk = """{"vmName":"lab-web01","vlanMode":"trunk","allowedVlanIds":"1-10"}""";
        Assert.Equal(["TrunkWithoutSpoofing"], Lab.Kinds(_lab.Get(Trunk).Succeeds(), "notices"));
        Assert.Empty(Lab.Kinds(_lab.Get(Trunk[..^1] + ",\"macAddressSpoofing\":\"on\"}"), "notices"));

        _lab.Host.Change(static content => content.Give(
            PortFeatureRows.Vlan, Adapter, ("OperationMode", 2), ("TrunkVlanIdArray", new JsonArray(1, 2, 3)), ("PruneVlanIdArray", new JsonArray(3, 4))));
        RunResult get = _lab.Get("""{"vmName":"lab-sql01","adapterName":"Monitoring","macAddressSpoofing":"on","vlanMode":"trunk","allowedVlanIds":"1-3","dhcpGuard":"off","routerGuard":"off"}""");
        Assert.Equal(["VlanPruned"], Lab.Kinds(get.Succeeds(), "notices"));
        Assert.Contains("(3, PruneVlanIdArray", Lab.Phrase(get, "notices", "VlanPruned"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ModifyFeatureSettings", """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"3"}""")]
    [InlineData("ModifyFeatureSettings", """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"access","vlanId":3}""")]
    [InlineData("RemoveFeatureSettings", """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"untagged"}""")]
    [InlineData("AddFeatureSettings", """{"vmName":"lab-web01","vlanMode":"access","vlanId":3}""")]
    public void A_call_that_fails_after_its_change_is_taken_back(string method, string instance)
    {
        string before = Data();
        foreach (string fault in new[] { "after,exception=Failed", "after,error=32768", "error=32773", "ignored", "job=fails" })
        {
            _lab.Faults = $"method={method},{fault}";
            _lab.Set(instance).Fails(ExitCode.Failed, "Everything is as it was before.");
            Assert.Equal(before, Data());
        }
    }

    [Theory]
    [InlineData("ignored")]
    [InlineData("cleared")]
    public void A_list_that_was_empty_is_empty_again_when_a_later_call_fails(string answer)
    {
        const string Instance = """{"vmName":"lab-sql01","adapterName":"Monitoring","vlanMode":"trunk","allowedVlanIds":"3"}""";
        _lab.Host.Answer("emptyFeatureArray", answer)
            .Change(static content => content.Give(PortFeatureRows.Vlan, Adapter, ("OperationMode", 1), ("AccessVlanId", 42)));
        string before = Data();
        _lab.Faults = "method=ModifyFeatureSettings,after,exception=Failed";

        _lab.Set(Instance).Fails(ExitCode.Failed, "Everything is as it was before.");

        Assert.Equal(before, Data());
    }

    // A feature that is given back has another id.
    private string Data() => string.Join('\n', new[] { PortFeatureRows.Security, PortFeatureRows.Vlan }.SelectMany(c => _lab.Host.Content().Instances(c)).Select(static row =>
    {
        JsonObject copy = row!.DeepClone().AsObject();
        copy["InstanceID"] = PortFeatureRows.Id(copy)[..PortFeatureRows.Id(copy).LastIndexOf('\\')];
        return new JsonObject(copy.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString();
    }).Order(StringComparer.Ordinal));

    private static (int Mode, int Access, int Native, string Trunk) Values(JsonObject row) =>
        ((int)row["OperationMode"]!, (int)row["AccessVlanId"]!, (int)row["NativeVlanId"]!, row["TrunkVlanIdArray"]!.ToJsonString());
}
