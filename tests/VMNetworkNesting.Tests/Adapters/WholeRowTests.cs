using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>The other settings of a port stay as they are, whatever InstanceIDs features have.</summary>
[Trait("Answers", "default")]
public sealed class WholeRowTests
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string On = """{"vmName":"lab-locked01","macAddressSpoofing":"on"}""";
    private const string Off = """{"vmName":"lab-locked01","macAddressSpoofing":"off"}""";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Get_set_and_export_are_right_with_feature_ids_of_one_part_and_of_two(int parts)
    {
        using Lab lab = Make(parts);

        Assert.Equal(["Lab=on", "Network Adapter=off"], Lab.Spoofing(lab.Get("""{"vmName":"lab-locked01"}""")));
        Assert.Equal(["on", "on"], Values(lab.Set(On)));
        Assert.Equal("[]", lab.Set(On).Succeeds().Lines[1]);
        Assert.Equal(["off", "off"], Values(lab.Set(Off)));
        Assert.Equal(["on", "on"], Values(lab.Set(On)));
        Assert.Contains(
            lab.Export().Succeeds().Lines, static line => line.Contains("lab-locked01", StringComparison.Ordinal) && line.Contains("\"macAddressSpoofing\":\"on\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Everything_else_of_a_row_survives_off_and_on(int parts)
    {
        using Lab lab = Make(parts);
        string before = Row(lab).ToJsonString();

        lab.Set(Off).Succeeds();
        JsonObject off = Row(lab);
        lab.Set(On).Succeeds();

        Assert.False((bool?)off["AllowMacSpoofing"]);
        off["AllowMacSpoofing"] = true;
        Assert.Equal((before, before), (off.ToJsonString(), Row(lab).ToJsonString()));
    }

    [Fact]
    public void A_change_sends_every_value_of_the_row_and_an_addition_every_value_of_the_template()
    {
        using Lab lab = Make(parts: 2);
        lab.Host.Set(Security, @"Definition\", "AllowIeeePriorityTag", true);
        RecordingSession? recording = null;

        lab.Watched("""{"vmName":"lab-locked01","adapterName":"Lab","macAddressSpoofing":"off"}""", ["set"], session => recording = new RecordingSession(session)).Result.Succeeds();
        string modified = Assert.Single(recording!.Sent("ModifyFeatureSettings"));
        lab.Watched(On, ["set"], session => recording = new RecordingSession(session)).Result.Succeeds();
        string added = Assert.Single(recording.Sent("AddFeatureSettings"));

        Assert.All((string[])[
            Value("AllowMacSpoofing", "boolean", "FALSE"), Value("EnableDhcpGuard", "boolean", "TRUE"), Value("AllowTeaming", "boolean", "TRUE"), Value("MonitorMode", "uint8", "2"), Value("TeamName", "string", "blue")],
            value => Assert.Contains(value, modified, StringComparison.Ordinal));
        Assert.All((string[])[
            Value("AllowMacSpoofing", "boolean", "TRUE"), Value("AllowIeeePriorityTag", "boolean", "TRUE"), Value("EnableDhcpGuard", "boolean", "FALSE"), @"\Default</VALUE>"],
            value => Assert.Contains(value, added, StringComparison.Ordinal));
        Assert.True((bool?)lab.Host.Content().Instances(Security).Single(static i => IsNew(i!))!["AllowIeeePriorityTag"]);
    }

    [Fact]
    public void Another_setting_that_changes_with_it_is_told_and_put_back()
    {
        using Lab lab = Make(parts: 2);
        string before = Row(lab).ToJsonString();
        int modified = 0;

        (RunResult set, _) = lab.Watched(Off, ["set"], session => new AfterCall(session, call =>
        {
            if (call.Method is "ModifyFeatureSettings" && modified++ == 0)
            {
                lab.Host.Set(Security, LabVms.Locked, "EnableDhcpGuard", false);
            }
        }));

        set.Fails(
            ExitCode.Failed,
            "other settings of the ports of VM 'lab-locked01' have changed, which must stay as they were (adapter 'Lab': EnableDhcpGuard from true to false)",
            "Everything is as it was before.");
        Assert.Equal(before, Row(lab).ToJsonString());
    }

    [Fact]
    public void Without_a_template_a_port_that_has_no_settings_is_left_alone()
    {
        using Lab lab = Make(parts: 2);
        lab.Host.Remove(Security, @"Definition\");

        RunResult test = lab.Test(On).Succeeds();
        Assert.Equal(["PortTemplateMissing"], Lab.Kinds(test, "blockers"));
        lab.Refuses(On, ExitCode.Blocked, "adapter 'Network Adapter' of VM 'lab-locked01' has no security settings yet, and the template for them");

        // Where nothing has to be added, none is needed.
        lab.Set(Off).Succeeds();
    }

    [Theory]
    [InlineData("exception=InvalidQuery", ExitCode.Blocked)]
    [InlineData("exception=NotSupported", ExitCode.Blocked)]
    [InlineData("exception=AccessDenied", ExitCode.AccessDenied)]
    public void A_template_that_can_not_be_read_stops_a_set_before_its_first_change(string fault, ExitCode exitCode)
    {
        using Lab lab = Make(parts: 2);
        lab.Faults = $"call=4,{fault}";

        lab.Untouched(static l => l.Set(On)).Fails(exitCode);
    }

    [Fact]
    public void The_template_is_read_only_if_a_port_has_to_be_given_settings()
    {
        using Lab lab = Make(parts: 2);

        Assert.Equal(4, lab.Watched(On, ["test"]).Session.RoundTrips);
        Assert.Equal(3, lab.Watched(Off, ["test"]).Session.RoundTrips);
        Assert.Equal(3, lab.Watched("""{"vmName":"lab-locked01"}""", ["get"]).Session.RoundTrips);
    }

    private static Lab Make(int parts)
    {
        Lab lab = Lab.L0();
        lab.Host
            .Set(Security, LabVms.Locked, "EnableDhcpGuard", true)
            .Set(Security, LabVms.Locked, "AllowTeaming", true)
            .Set(Security, LabVms.Locked, "MonitorMode", 2)
            .Set(Security, LabVms.Locked, "TeamName", "blue")
            .Change(content => FeatureIds.Give(content, parts));
        return lab;
    }

    private static string Value(string name, string type, string value) => $"""NAME="{name}" TYPE="{type}"><VALUE>{value}</VALUE>""";

    private static IEnumerable<string> Values(RunResult set) => Lab.Spoofing(set.Succeeds()).Select(static a => a.Split('=')[1]);

    // The one that was there from the start.
    private static JsonObject Row(Lab lab) =>
        lab.Host.Content().Instances(Security).Select(static i => i!.AsObject()).Single(static i => IsOfLocked(i) && !IsNew(i));

    private static bool IsOfLocked(JsonNode row) => ((string)row["InstanceID"]!).Contains(LabVms.Locked, StringComparison.OrdinalIgnoreCase);

    private static bool IsNew(JsonNode row) => IsOfLocked(row) && (string?)row["TeamName"] is not "blue";

    private sealed class AfterCall(ICimSession session, Action<CimMethodCall> after) : ICimSession
    {
        public ICimClock Clock => session.Clock;

        public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) => session.Query(reads, deadline);

        public CimObject? Get(CimPath path, CimDeadline deadline) => session.Get(path, deadline);

        public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
        {
            CimMethodResult result = session.Invoke(call, deadline);
            after(call);
            return result;
        }

        public void Create(string ns, CimObject instance, CimDeadline deadline) => session.Create(ns, instance, deadline);

        public void Delete(CimPath path, CimDeadline deadline) => session.Delete(path, deadline);

        public void Dispose() => session.Dispose();
    }
}
