using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 10: features of ports.</summary>
public sealed class Section10Features
{
    [Row("GOT 28 L; MSH")]
    public void Row_10_1_A_fresh_adapter_has_no_security_feature_until_the_first_change() => Off(static vm =>
    {
        Assert.Empty(vm.Features(vm.Connection()));
        vm.AddFeature(Msvm.Security, ("EnableDhcpGuard", true)).Is(Answer.Done);
        CimObject feature = Assert.Single(vm.Features(vm.Connection()));
        Assert.Equal((true, false), (feature.Flag("EnableDhcpGuard"), feature.Flag("AllowMacSpoofing")));
    });

    [Row("REC nic_security R")]
    public void Row_10_2_A_whole_template_with_four_flags_is_taken_at_once() => Off(static vm => vm
        .AddFeature(Msvm.Security, ("AllowMacSpoofing", true), ("EnableDhcpGuard", true), ("EnableRouterGuard", true), ("AllowTeaming", true))
        .Is(Answer.Done)
        .Reads(Msvm.Security, ("AllowMacSpoofing", true), ("EnableDhcpGuard", true), ("EnableRouterGuard", true), ("AllowTeaming", true)));

    [Row("HH HyperVCompute L, LifecycleLiveTests L")]
    public void Row_10_3_A_template_with_spoofing_is_added_to_a_connection_by_reference() => Off(static vm => vm
        .Call(
            Msvm.VMService, "AddFeatureSettings", new CimProperty("AffectedConfiguration", CimType.Reference, Paths.Setting(vm.Connection())),
            CimProperty.OfStrings("FeatureSettings", vm.Template(Msvm.Security).Whole(("AllowMacSpoofing", true))))
        .Is(Answer.Accepted).Reads(Msvm.Security, ("AllowMacSpoofing", true)));

    [Row("REC nic_security L, vlan_set L, nic_acl L")]
    public void Row_10_4_A_bare_instance_of_the_class_is_no_feature() => Off(static vm => vm
        .AddFeature(Msvm.VMService, vm.Connection(), EmbeddedInstance.ToXml(Msvm.Security, CimProperty.OfBoolean("AllowMacSpoofing", true)))
        .IsNoSuccess().NothingChanged());

    [Row("EXH VmNetworkService C")]
    public void Row_10_5_A_template_may_bear_a_new_GUID() => Off(static vm => vm
        .AddFeature(Msvm.Security, ("InstanceID", "3B0F8E51-6B9D-4C0E-9B43-0F5C8F6A7D21"), ("AllowMacSpoofing", true)).Is(Answer.Accepted)
        .Reads(Msvm.Security, ("AllowMacSpoofing", true)));

    [Row("REC nic_isolation_pvlan R; HH C; EXH C")]
    public void Row_10_6_A_feature_that_exists_is_changed_by_its_whole_row() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Security, ("EnableDhcpGuard", true)).Is(Answer.Done);
        vm.ModifyFeature(vm.Row(Msvm.Security).Whole(("AllowMacSpoofing", true))).Is(Answer.Done)
            .Reads(Msvm.Security, ("AllowMacSpoofing", true), ("EnableDhcpGuard", true));
    });

    [Row("GOT 28 L")]
    public void Row_10_8_Security_is_taken_in_every_state() => InEveryState(
        static vm =>
        {
            vm.AddFeature(Msvm.Security, ("AllowMacSpoofing", true)).Is(Answer.Accepted).Reads(Msvm.Security, ("AllowMacSpoofing", true));
            vm.ModifyFeature(vm.Row(Msvm.Security).Whole(("AllowMacSpoofing", false), ("MonitorMode", 1))).Is(Answer.Accepted)
                .Reads(Msvm.Security, ("AllowMacSpoofing", false), ("MonitorMode", 1));
        },
        static (host, vm) => host.Remove(Msvm.Security, vm));

    [Row("REC net_bandwidth R")]
    public void Row_10_9_The_new_feature_is_named_and_read_at_once() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Security, ("AllowMacSpoofing", true));
        Assert.Equal(0u, vm.Result.ReturnValue);
        CimPath path = Assert.Single((CimPath[])vm.Result.OutParameters.Find("ResultingFeatureSettings")!.Value!);
        Assert.True(vm.Session.Get(path, vm.Deadline)!.Flag("AllowMacSpoofing"));
    });

    [Row("GOT 33 L")]
    public void Row_10_10_A_connection_is_named_by_reference_and_not_as_an_object() => Off(static vm =>
    {
        CimException error = Assert.Throws<CimException>(() => vm.Call(
            Msvm.VMService, "AddFeatureSettings", new CimProperty("AffectedConfiguration", CimType.Instance, vm.Connection()),
            CimProperty.OfStrings("FeatureSettings", vm.Template(Msvm.Security).Whole(("AllowMacSpoofing", true)))));
        Assert.Equal(CimErrorCode.TypeMismatch, error.Code);
        vm.NothingChanged();
    });

    [Row("REC vlan_set L, net_bandwidth L")]
    public void Row_10_11_The_service_of_switches_takes_no_feature_for_a_VMs_port() => Off(static vm => vm
        .AddFeature(Msvm.SwitchService, vm.Connection(), vm.Template(Msvm.Security).Whole(("AllowMacSpoofing", true)))
        .Is(Answer.Fails(32773)).NothingChanged());

    [Row("MSH")]
    public void Row_10_12_The_service_of_switches_takes_features_for_ports_of_the_management_OS() => Off(static scene =>
    {
        CimObject port = Assert.Single(scene.Ports(LabSwitches.Internal));
        scene.AddFeature(Msvm.SwitchService, port, scene.Template(Msvm.Security).Whole(("AllowMacSpoofing", true))).Is(Answer.Accepted);
        CimObject feature = Assert.Single(scene.Features(port));
        Assert.True(feature.Flag("AllowMacSpoofing"));
        scene.Call(
            Msvm.SwitchService, "ModifyFeatureSettings", CimProperty.OfStrings("FeatureSettings", feature.Whole(("AllowMacSpoofing", false))))
            .Is(Answer.Accepted);
        Assert.False(Assert.Single(scene.Features(port)).Flag("AllowMacSpoofing"));
    });

    [Row("REC vlan_set R")]
    public void Row_10_13_A_VLAN_is_taken_at_once() => Off(static vm => vm
        .AddFeature(Msvm.Vlan, ("OperationMode", 1), ("AccessVlanId", 42)).Is(Answer.Done)
        .Reads(Msvm.Vlan, ("OperationMode", 1), ("AccessVlanId", 42)));

    [Row("EXH C")]
    public void Row_10_14_A_VLAN_is_of_three_modes() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Vlan, ("OperationMode", 1), ("AccessVlanId", 42)).Is(Answer.Accepted);
        vm.ModifyFeature(vm.Row(Msvm.Vlan).Whole(
            ("OperationMode", 2), ("AccessVlanId", 0), ("NativeVlanId", 7), ("TrunkVlanIdArray", Values.Of<ushort>(10, 20)))).Is(Answer.Accepted)
            .Reads(Msvm.Vlan, ("OperationMode", 2), ("NativeVlanId", 7), ("TrunkVlanIdArray", Values.Of<ushort>(10, 20)));
        vm.ModifyFeature(vm.Row(Msvm.Vlan).Whole(
            ("OperationMode", 3), ("NativeVlanId", 0), ("TrunkVlanIdArray", null), ("PvlanMode", 1), ("PrimaryVlanId", 100), ("SecondaryVlanId", 101)))
            .Is(Answer.Accepted)
            .Reads(Msvm.Vlan, ("OperationMode", 3), ("PvlanMode", 1), ("PrimaryVlanId", 100), ("SecondaryVlanId", 101));
    });

    [Row("EXH C; GOT 28 L")]
    public void Row_10_15_A_VLAN_that_exists_is_changed() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Vlan, ("OperationMode", 1), ("AccessVlanId", 42)).Is(Answer.Done);
        vm.ModifyFeature(vm.Row(Msvm.Vlan).Whole(("AccessVlanId", 43))).Is(Answer.Accepted).Reads(Msvm.Vlan, ("AccessVlanId", 43));
    });

    [Row("GOT 28 L")]
    public void Row_10_16_A_VLAN_is_removed_and_gone_at_once() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Vlan, ("OperationMode", 1), ("AccessVlanId", 42)).Is(Answer.Done);
        vm.Call(Msvm.VMService, "RemoveFeatureSettings", Paths.References("FeatureSettings", Paths.Setting(vm.Row(Msvm.Vlan)))).Is(Answer.Accepted);
        Assert.Empty(vm.RowsOf(Msvm.Vlan));
    });

    [Row("REC net_bandwidth R; GOT 28 L")]
    public void Row_10_17_Bandwidth_is_reserved_in_bits_on_a_switch_of_that_mode_and_not_on_one_that_weighs()
    {
        const int Absolute = 2;
        const int Weight = 1;
        Off(
            static vm => vm
                .AddFeature(Msvm.Bandwidth, ("Limit", 100_000_000), ("Reservation", 10_000_000), ("Weight", 0)).Is(Answer.Done)
                .Reads(Msvm.Bandwidth, ("Limit", 100_000_000), ("Reservation", 10_000_000), ("Weight", 0)),
            static host => host.Set(Msvm.SwitchSettings, LabSwitches.Lab, "BandwidthReservationMode", Absolute));
        Off(
            static vm => vm.AddFeature(Msvm.Bandwidth, ("Reservation", 10_000_000)).IsNoSuccess().NothingChanged(),
            static host => host.Set(Msvm.SwitchSettings, LabSwitches.Lab, "BandwidthReservationMode", Weight));
    }

    [Row("REC nic_sriov_offload R")]
    public void Row_10_18_Offloading_is_not_added_on_a_switch_without_SR_IOV() => Off(static vm =>
    {
        foreach (int weight in Values.Of(100, 0))
        {
            vm.AddFeature(Msvm.Offload, ("IOVOffloadWeight", weight)).Is(Answer.Fails(32773)).NothingChanged();
        }
    });

    [Row("OSW jobutils C, networkutils C")]
    public void Row_10_21_On_old_hosts_a_new_feature_is_not_to_be_seen_at_first() => Off(
        static vm =>
        {
            vm.AddFeature(Msvm.Security, ("AllowMacSpoofing", true));
            Assert.Empty(vm.Features(vm.Connection()));
            vm.Settles();
            Assert.Single(vm.Features(vm.Connection()));
        },
        static host => host.Knob("featurePolls", 4));
}
