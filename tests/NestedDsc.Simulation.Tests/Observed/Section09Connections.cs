using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 9: adapters and their connections.</summary>
public sealed class Section09Connections
{
    [Row("REC connect_switch R")]
    public void Row_9_4_A_connection_made_from_the_template_is_there_at_once() => Off(
        static vm =>
        {
            CimObject adapter = vm.Row(Msvm.Adapter);
            vm.AddResources(Msvm.VMService, vm.SettingsPath, vm.ConnectionOf(adapter, LabSwitches.Lab)).Is(Answer.Done)
                .Reads(Msvm.Connection, ("EnabledState", 2), ("InstanceID", adapter.Text("InstanceID") + @"\C"));
            Assert.Contains(LabSwitches.Lab, Assert.Single(vm.Connection().Texts("HostResource")), StringComparison.OrdinalIgnoreCase);
        },
        static host => Disconnect(host, LabVms.Web));

    [Row("BCVK C")]
    public void Row_9_5_A_connection_written_by_hand_is_taken_too() => Off(
        static vm =>
        {
            string xml = EmbeddedInstance.ToXml(
                Msvm.Connection, CimProperty.OfString("Parent", vm.Absolute(Paths.Setting(vm.Row(Msvm.Adapter)))),
                CimProperty.OfStrings("HostResource", vm.Absolute(Paths.Switch(LabSwitches.Lab))),
                CimProperty.OfString("ResourceSubType", "Microsoft:Hyper-V:Ethernet Connection"), CimProperty.OfUInt16("ResourceType", 33));
            vm.AddResources(Msvm.VMService, vm.SettingsPath, xml).Is(Answer.Accepted).Reads(Msvm.Connection, ("EnabledState", 2));
        },
        static host => Disconnect(host, LabVms.Web));

    [Row("GOT 28 L")]
    public void Row_9_6_A_connection_without_a_switch_is_disabled() => Off(
        static vm => vm
            .AddResources(Msvm.VMService, vm.SettingsPath, vm.Template(Msvm.Connection).Whole(
                ("Parent", vm.Absolute(Paths.Setting(vm.Row(Msvm.Adapter)))), ("HostResource", Array.Empty<string>()), ("EnabledState", 3)))
            .Is(Answer.Accepted)
            .Reads(Msvm.Connection, ("EnabledState", 3), ("HostResource", Array.Empty<string>())),
        static host => Disconnect(host, LabVms.Web));

    [Row("EXH C")]
    public void Row_9_7_The_configuration_is_named_by_the_settings_or_by_the_VM()
    {
        foreach (bool settings in Values.Of(true, false))
        {
            Off(
                vm => vm
                    .AddResources(Msvm.VMService, settings ? vm.SettingsPath : vm.VMPath, vm.ConnectionOf(vm.Row(Msvm.Adapter), LabSwitches.Lab))
                    .Is(Answer.Accepted).Reads(Msvm.Connection, ("EnabledState", 2)),
                static host => Disconnect(host, LabVms.Web));
        }
    }

    [Row("REC nic_isolation_pvlan L, net_bandwidth L")]
    public void Row_9_8_A_connection_to_the_default_switch_made_by_hand_fails_in_the_job() => On(
        ClientHost.Make(), L1Vms.App,
        static vm =>
        {
            vm.AddResources(Msvm.VMService, vm.SettingsPath, vm.ConnectionOf(vm.Row(Msvm.Adapter), ClientHost.DefaultSwitch)).Is(Answer.FailsByJob);
            Assert.Empty(vm.RowsOf(Msvm.Connection));
        },
        static host => Disconnect(host, L1Vms.App));

    [Row("GOT 28 L; EXH C")]
    public void Row_9_9_A_connection_is_moved_and_cut_in_every_state() => InEveryState(static vm =>
    {
        string id = vm.Connection().Text("InstanceID")!;
        vm.Submit(Msvm.Connection, vm.Connection().Whole(("HostResource", new[] { vm.Absolute(Paths.Switch(LabSwitches.Dmz)) }), ("EnabledState", 2)))
            .Is(Answer.Accepted);
        CimObject moved = vm.Session.Get(Paths.Setting(Msvm.Connection, id), vm.Deadline)!;
        Assert.Contains(LabSwitches.Dmz, Assert.Single(moved.Texts("HostResource")), StringComparison.OrdinalIgnoreCase);
        vm.Submit(Msvm.Connection, moved.Whole(("HostResource", Array.Empty<string>()), ("EnabledState", 3))).Is(Answer.Accepted);
        CimObject cut = vm.Session.Get(Paths.Setting(Msvm.Connection, id), vm.Deadline)!;
        Assert.Equal((3ul, 0), (cut.Number("EnabledState"), cut.Texts("HostResource").Count));
    });

    [Row("REC mac_static R")]
    public void Row_9_10_An_address_is_set_even_without_a_connection()
    {
        Off(Check);
        Off(Check, static host => Disconnect(host, LabVms.Web));

        static void Check(Scene vm) => vm
            .Modify(Msvm.Adapter, ("StaticMacAddress", true), ("Address", "00155D00AA01")).Is(Answer.Accepted)
            .Reads(Msvm.Adapter, ("StaticMacAddress", true), ("Address", "00155D00AA01"));
    }

    [Row("GOT 21 L")]
    public void Row_9_11_An_address_becomes_dynamic_again_by_an_empty_text_and_not_by_zeros() => Off(static vm => vm
        .Modify(Msvm.Adapter, ("StaticMacAddress", true), ("Address", "00155D00AA01")).Is(Answer.Accepted)
        .Modify(Msvm.Adapter, ("StaticMacAddress", false), ("Address", "000000000000")).IsNoSuccess().NothingChanged()
        .Modify(Msvm.Adapter, ("StaticMacAddress", false), ("Address", "")).Is(Answer.Accepted)
        .Reads(Msvm.Adapter, ("StaticMacAddress", false)));

    [Row("GOT 28 L; HH C")]
    public void Row_9_15_The_connection_is_removed_first() => Off(static vm =>
        Assert.Empty(vm.RemoveResources(Msvm.VMService, Paths.Setting(vm.Connection())).Is(Answer.Accepted).RowsOf(Msvm.Connection)));

    [Row("REC net_bandwidth L, guest_network_config L")]
    public void Row_9_16_A_call_that_starts_a_job_names_nothing_new() => OnL1(static scene =>
    {
        scene.DefineSwitch("Late", null).Is(Answer.DoneByJob);
        scene.AddResources(Msvm.SwitchService, Paths.SwitchSettings(scene.SwitchId("Late")), scene.HostPort("Late"));
        Assert.Equal(scene.Result.ReturnValue == 4096, scene.Result.OutParameters.Find("ResultingResourceSettings")?.Value is null);
        Assert.Single(scene.Is(Answer.Accepted).Ports(scene.SwitchId("Late")));
    });
}
