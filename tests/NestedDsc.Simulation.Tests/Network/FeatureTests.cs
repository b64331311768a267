using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class FeatureTests
{
    private const string FeatureId = "776E0BA7-94A1-41C8-8F28-951F524251B5";

    [Fact]
    public void An_added_feature_misses_the_first_read_and_has_the_templates_other_values()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string connection = session.ConnectionId(LabVms.Web);
        Assert.Empty(session.SecurityOf(LabVms.Web));

        CimMethodResult result = session.AddFeatures(connection, NetworkCaller.Spoofing(true));

        Assert.Equal(4096u, result.ReturnValue);
        while (session.Job(result)!.Number("JobState") != 7)
        {
        }

        Assert.Empty(session.SecurityOf(LabVms.Web));
        CimObject feature = Assert.Single(session.SecurityOf(LabVms.Web));
        Assert.Equal($@"{connection}\{FeatureId}", feature.Text("InstanceID"));
        Assert.True(feature.Flag("AllowMacSpoofing"));
        Assert.False(feature.Flag("EnableDhcpGuard"));
        Assert.Equal("Ethernet Switch Port Security Settings", feature.Text("Caption"));
        CimPath path = NetworkCaller.Setting(NetworkCaller.Connection, connection);
        Assert.Contains(
            session.Associated(path, "Msvm_EthernetPortSettingDataComponent"),
            static f => f.ClassName is NetworkCaller.Security);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_lag_of_an_added_feature_is_a_knob_with_and_without_a_job(int polls)
    {
        using var host = TemporaryHost.LabL0().Knob("featurePolls", polls).Knob("synchronous", new System.Text.Json.Nodes.JsonArray("AddFeatureSettings"));
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.AddFeatures(session.ConnectionId(LabVms.Sql), NetworkCaller.Spoofing(true));

        Assert.Equal(0u, result.ReturnValue);
        Assert.Single((CimPath[])result.OutParameters.Find("ResultingFeatureSettings")!.Value!);
        int misses = 0;
        while (session.SecurityOf(LabVms.Sql).Count == 1)
        {
            misses++;
        }

        Assert.Equal(polls, misses);
    }

    [Theory]
    [InlineData(LabVms.Web)]
    [InlineData(LabVms.Sql)]
    [InlineData(LabVms.Saved)]
    [InlineData(LabVms.Paused)]
    [InlineData(LabVms.Legacy)]
    public void Features_are_added_in_every_state_of_the_vm(string vm)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        ulong? state = session.State(vm);

        session.Settle(session.AddFeatures(session.ConnectionId(vm), NetworkCaller.Spoofing(true)));

        Assert.Contains(session.SecurityOf(vm), static f => f.Flag("AllowMacSpoofing") == true);
        Assert.Equal(state, session.State(vm));
    }

    [Fact]
    public void A_legacy_adapters_connection_takes_features_too()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string connection = session.ConnectionId(LabVms.Legacy, "Legacy Network Adapter");
        Assert.EndsWith(@"\0\C", connection, StringComparison.Ordinal);

        session.Settle(session.AddFeatures(connection, NetworkCaller.Spoofing(true)));

        Assert.Equal($@"{connection}\{FeatureId}", Assert.Single(session.SecurityOf(LabVms.Legacy)).Text("InstanceID"));
    }

    [Fact]
    public void A_second_feature_of_the_class_is_refused_even_while_the_first_is_not_to_be_seen()
    {
        using var host = TemporaryHost.LabL0().Knob("synchronous", new System.Text.Json.Nodes.JsonArray("AddFeatureSettings")).Knob("featurePolls", 9);
        using SimulatedSession session = host.Open();
        string connection = session.ConnectionId(LabVms.Web);

        Assert.Equal(0u, session.AddFeatures(connection, NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(connection, NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(session.ConnectionId(LabVms.Nested, "Tenant"), NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(session.ConnectionId(LabVms.TwinA), NetworkCaller.Spoofing(true), NetworkCaller.Spoofing(false)).ReturnValue);
    }

    [Fact]
    public void What_can_not_be_added_is_refused_and_changes_nothing()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string connection = session.ConnectionId(LabVms.Web);

        Assert.Equal(32773u, session.AddFeatures(@"Microsoft:none\C", NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(session.ConnectionId(LabVms.FirstCheckpoint), NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(session.ConnectionId(LabSwitches.Lab, "LabSwitch"), NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(connection).ReturnValue);
        Assert.Equal(32773u, session.AddFeatures(connection, "no XML").ReturnValue);
        uint Add(string className, params CimProperty[] properties) =>
            session.AddFeatures(connection, NetworkCaller.NewXml(className, properties)).ReturnValue;
        Assert.Equal(32773u, Add("Msvm_MemorySettingData"));
        Assert.Equal(32773u, Add(NetworkCaller.Security, CimProperty.OfString("None", "x")));
        Assert.Equal(32776u, Add(NetworkCaller.Security, CimProperty.OfString("AllowMacSpoofing", "x")));
        Assert.Equal(32773u, Add(NetworkCaller.Security, new CimProperty("MonitorMode", CimType.UInt8, (byte)3)));
        Assert.Equal(32774u, session.AddFeatures(session.ConnectionId(LabVms.InService), NetworkCaller.Spoofing(true)).ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void Several_features_are_changed_in_one_call()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string[] ids = [.. session.SecurityOf(LabVms.Nested).Select(static f => f.Text("InstanceID")!)];
        Assert.Equal(2, ids.Length);

        CimMethodResult result = session.ModifyFeatures([.. ids.Select(static id => NetworkCaller.Spoofing(id.ToLowerInvariant(), false))]);
        Assert.Equal(7ul, session.Finish(result).Number("JobState"));

        Assert.Equal([false, false], session.SecurityOf(LabVms.Nested).Select(static f => f.Flag("AllowMacSpoofing")));
        Assert.Equal(0u, session.ModifyFeatures(NetworkCaller.Spoofing(ids[0], false)).ReturnValue);
    }

    [Fact]
    public void Changes_of_features_are_all_or_nothing()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string id = session.SecurityOf(LabVms.Locked)[0].Text("InstanceID")!;
        string other = session.SecurityOf(LabVms.Nested)[0].Text("InstanceID")!;

        Assert.Equal(32773u, session.ModifyFeatures(NetworkCaller.Spoofing(id, false), NetworkCaller.Spoofing(id + "x", false)).ReturnValue);
        Assert.Equal(32773u, session.ModifyFeatures(NetworkCaller.Spoofing(id, false), NetworkCaller.Spoofing(id, true)).ReturnValue);
        Assert.Equal(32773u, session.ModifyFeatures(NetworkCaller.Spoofing(id, false), NetworkCaller.Spoofing(other, false)).ReturnValue);
        Assert.Equal(32773u, session.ModifyFeatures(NetworkCaller.Spoofing($@"Microsoft:Definition\{FeatureId}\Default", true)).ReturnValue);
        Assert.Equal(32773u, session.ModifyFeatures().ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void A_weight_above_100_is_refused()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string id = session.ConnectionId(LabVms.Web) + @"\C885BFD1-ABB7-418F-8163-9F379C9F7166";

        Assert.Equal(32773u, session.ModifyFeatures(Caller.Xml(NetworkCaller.Offload, id, ("IOVOffloadWeight", "uint32", "101"))).ReturnValue);
        Assert.Equal(4096u, session.ModifyFeatures(Caller.Xml(NetworkCaller.Offload, id, ("IOVOffloadWeight", "uint32", "100"))).ReturnValue);
        Assert.Equal(32774u, session.ModifyFeatures(Caller.Xml(NetworkCaller.Offload, id, ("IOVOffloadWeight", "uint32", "1"))).ReturnValue);
    }

    [Fact]
    public void A_removed_feature_is_gone_and_can_be_added_again()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimPath feature = NetworkCaller.Setting(NetworkCaller.Security, session.SecurityOf(LabVms.Locked)[0].Text("InstanceID")!);

        session.Settle(session.RemoveFeatures(feature));
        Assert.Empty(session.SecurityOf(LabVms.Locked));
        session.Settle(session.AddFeatures(session.ConnectionId(LabVms.Locked, "Lab"), NetworkCaller.Spoofing(true)));
        Assert.Single(session.SecurityOf(LabVms.Locked));

        Assert.Equal(32773u, session.RemoveFeatures(feature, NetworkCaller.Setting(NetworkCaller.Security, "none")).ReturnValue);
        Assert.Equal(32773u, session.RemoveFeatures().ReturnValue);
        Assert.Equal(32774u, session.RemoveFeatures(NetworkCaller.Setting(
            NetworkCaller.Offload, session.ConnectionId(LabVms.InService) + @"\C885BFD1-ABB7-418F-8163-9F379C9F7166")).ReturnValue);
    }

    [Fact]
    public void A_feature_without_a_template_in_the_file_gets_an_identity_of_its_own()
    {
        using var host = TemporaryHost.LabL0().Edit(static root =>
            root["namespaces"]![CimNamespaces.Virtualization]![NetworkCaller.Security]!["instances"] = new System.Text.Json.Nodes.JsonArray());
        using SimulatedSession session = host.Open();

        session.Settle(session.AddFeatures(session.ConnectionId(LabVms.Web), NetworkCaller.Spoofing(true)));

        CimObject feature = Assert.Single(session.SecurityOf(LabVms.Web));
        Assert.True(feature.Flag("AllowMacSpoofing"));
        Assert.Null(feature.Flag("EnableDhcpGuard"));
    }
}
