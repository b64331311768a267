using NestedDsc.Cim;
using NestedDsc.Simulation.Tests.Network;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Features of ports as hosts were observed to take them; the numbers are those of the rows in the notes.</summary>
public sealed class FeatureTests
{
    private const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    private const string Bandwidth = "Msvm_EthernetSwitchPortBandwidthSettingData";

    [Fact]
    public void Row_10_2_several_flags_of_one_template_copy_are_kept()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string[] flags = ["AllowMacSpoofing", "EnableDhcpGuard", "EnableRouterGuard", "AllowTeaming"];

        Caller.Done(session.AddFeatures(session.ConnectionId(LabVms.Web), session.FromTemplate(
            NetworkCaller.Security, [.. flags.Select(static f => CimProperty.OfBoolean(f, true))])));

        CimObject feature = Assert.Single(session.SecurityOf(LabVms.Web));
        Assert.All(flags, f => Assert.True(feature.Flag(f)));
    }

    [Fact]
    public void Row_10_6_a_whole_row_with_one_change_leaves_everything_else_as_it_was()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimObject before = Assert.Single(session.SecurityOf(LabVms.Sql));
        Assert.Equal((true, true, true), (before.Flag("EnableDhcpGuard"), before.Flag("AllowTeaming"), before.Flag("AllowIeeePriorityTag")));
        Assert.Equal((1ul, 1000ul), (before.Number("MonitorMode")!.Value, before.Number("StormLimit")!.Value));

        Caller.Done(session.ModifyFeatures(session.Spoofing(before.Text("InstanceID")!, true)));

        CimObject after = Assert.Single(session.SecurityOf(LabVms.Sql));
        Assert.Equal(
            ["AllowMacSpoofing"],
            before.Properties.Where(p => !Equals(p.Value, after.Find(p.Name)!.Value)).Select(static p => p.Name));
    }

    [Fact]
    public void Row_10_7_one_property_alone_is_refused_and_resets_nothing()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string id = session.SecurityOf(LabVms.Sql)[0].Text("InstanceID")!;

        Assert.Equal("job 10/32773", session.Outcome(session.ModifyFeatures(Caller.Xml(NetworkCaller.Security, id, ("AllowMacSpoofing", "boolean", "true")))));
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void Row_14_5_an_empty_array_in_a_row_changes_nothing()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimObject vlan = Assert.Single(session.Rows($"SELECT * FROM {Vlan} WHERE InstanceID LIKE 'Microsoft:{LabVms.Sql}%'"));
        var none = new CimProperty("TrunkVlanIdArray", CimType.UInt16, Array.Empty<ushort>(), IsArray: true);

        Caller.Done(session.ModifyFeatures(NetworkCaller.With(vlan, none, CimProperty.OfUInt16("NativeVlanId", 20))));
        Assert.Equal("job 7", session.Outcome(session.ModifyFeatures(NetworkCaller.With(vlan, none, CimProperty.OfUInt16("NativeVlanId", 20)))));

        CimObject after = session.Rows($"SELECT * FROM {Vlan} WHERE InstanceID LIKE 'Microsoft:{LabVms.Sql}%'")[0];
        Assert.Equal(20ul, after.Number("NativeVlanId"));
        Assert.Equal([(ushort)10, (ushort)20, (ushort)30], after.Codes("TrunkVlanIdArray"));
    }

    [Fact]
    public void Row_10_10_the_connection_is_a_reference_and_nothing_else()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(CimErrorCode.TypeMismatch, Assert.Throws<CimException>(() => session.Call(
            session.Service(), "AddFeatureSettings",
            new CimProperty("AffectedConfiguration", CimType.Instance, new CimObject(NetworkCaller.Connection, [])),
            CimProperty.OfStrings("FeatureSettings", session.Spoofing(true)))).Code);
    }

    [Fact]
    public void Rows_10_11_and_10_12_the_switches_service_changes_the_hosts_ports_and_not_those_of_vms()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string Add(string connection) => session.Outcome(session.Call(
            session.Service(SwitchCaller.SwitchService), "AddFeatureSettings",
            CimProperty.OfReference("AffectedConfiguration", NetworkCaller.Setting(NetworkCaller.Connection, connection)),
            CimProperty.OfStrings("FeatureSettings", session.FromTemplate(Vlan, CimProperty.OfUInt16("AccessVlanId", 42)))));

        Assert.Equal("job 10/32773", Add(session.ConnectionId(LabVms.Web)));
        Assert.Equal("0", Add(session.Port(LabSwitches.Lab, "Msvm_ComputerSystem")!.Text("InstanceID")!));
        Assert.Single(session.Rows($"SELECT * FROM {Vlan} WHERE InstanceID LIKE 'Microsoft:{LabSwitches.Lab}%'"));
    }

    [Fact]
    public void Row_10_13_a_vlan_is_added_from_its_template_and_row_10_16_removed_at_once()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.AddFeatures(session.ConnectionId(LabVms.Web), session.FromTemplate(
            Vlan, new CimProperty("OperationMode", CimType.UInt32, 1U), CimProperty.OfUInt16("AccessVlanId", 42)));
        Caller.Done(result);
        CimPath path = ((CimPath[])result.OutParameters.Find("ResultingFeatureSettings")!.Value!)[0];
        Assert.Equal(42ul, session.Get(path, session.Deadline())!.Number("AccessVlanId"));
        Caller.Done(session.RemoveFeatures(path));

        Assert.Null(session.Get(path, session.Deadline()));
    }

    [Theory]
    [InlineData(2, "0")]
    [InlineData(1, "job 10/32773")]
    public void Row_10_17_a_switch_that_weighs_refuses_a_reservation(int mode, string expected)
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_VirtualEthernetSwitchSettingData", LabSwitches.Lab, "BandwidthReservationMode", mode);
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.AddFeatures(session.ConnectionId(LabVms.Web), session.FromTemplate(
            Bandwidth, new CimProperty("Reservation", CimType.UInt64, 10_000_000ul)))));
    }

    [Theory]
    [InlineData(false, "job 10/32773")]
    [InlineData(true, "0")]
    public void Row_10_18_offload_settings_are_added_only_where_the_switch_has_sr_iov(bool iov, string expected)
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_VirtualEthernetSwitchSettingData", LabSwitches.Lab, "IOVPreferred", iov);
        using SimulatedSession session = host.Open();
        CimObject offload = session.OffloadOf(LabVms.Web)[0];
        Caller.Done(session.RemoveFeatures(NetworkCaller.Setting(NetworkCaller.Offload, offload.Text("InstanceID")!)));

        Assert.Equal(expected, session.Outcome(session.AddFeatures(session.ConnectionId(LabVms.Web), session.FromTemplate(NetworkCaller.Offload))));
    }

    [Fact]
    public void Features_of_a_host_that_was_captured_with_ids_of_one_part_are_found_changed_and_removed()
    {
        using var host = TemporaryHost.LabL0();
        string id = Old(host);
        using SimulatedSession session = host.Open();
        CimPath connection = NetworkCaller.Setting(NetworkCaller.Connection, session.ConnectionId(LabVms.Locked, "Lab"));

        Assert.Contains(session.Associated(connection, "Msvm_EthernetPortSettingDataComponent"), f => string.Equals(f.Text("InstanceID"), id, StringComparison.Ordinal));
        Caller.Done(session.ModifyFeatures(session.Spoofing(id, false)));
        Assert.Equal("job 10/32773", session.Outcome(session.AddFeatures((string)connection.Keys[0].Value!, session.Spoofing(true))));
        session.Settle(session.RemoveResources(Caller.Service, connection));
        Assert.Empty(session.SecurityOf(LabVms.Locked));
    }

    private static string Old(TemporaryHost host)
    {
        using SimulatedSession session = host.Open();
        string id = session.SecurityOf(LabVms.Locked)[0].Text("InstanceID")!;
        string old = id[..id.LastIndexOf('\\')];
        host.Set(NetworkCaller.Security, LabVms.Locked, "InstanceID", old);
        return old;
    }
}
