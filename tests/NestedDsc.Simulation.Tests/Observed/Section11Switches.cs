using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 11: switches.</summary>
public sealed class Section11Switches
{
    [Row("REC create_switch R")]
    public void Row_11_1_An_internal_switch_is_made_in_a_job_and_its_port_filled_in() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", scene.HostPort("Lab")).Is(Answer.DoneByJob);
        CimObject port = Assert.Single(scene.Ports(scene.SwitchId("Lab")));
        Assert.Equal((33ul, "Microsoft:Hyper-V:Ethernet Connection"), (port.Number("ResourceType"), port.Text("ResourceSubType")));
    });

    [Row("BCVK C; EXH C; MSH")]
    public void Row_11_2_Ports_are_added_to_a_switch_that_was_made_without() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", null).Is(Answer.DoneByJob);
        string id = scene.SwitchId("Lab");
        Assert.Empty(scene.Ports(id));
        scene.AddResources(Msvm.SwitchService, Paths.SwitchSettings(id), scene.HostPort("Lab")).Is(Answer.Accepted);
        Assert.Single(scene.Ports(id));
    });

    [Row("MSH")]
    public void Row_11_3_A_new_switch_takes_a_name_a_note_and_SR_IOV() => OnL1(static scene =>
    {
        string settings = EmbeddedInstance.ToXml(
            Msvm.SwitchSettings, CimProperty.OfString("ElementName", "Lab"), CimProperty.OfStrings("Notes", "a note"),
            CimProperty.OfBoolean("IOVPreferred", true));
        scene.DefineSwitchAs(settings, null).Is(Answer.DoneByJob);
        CimObject made = scene.Session.Get(Paths.SwitchSettings(scene.SwitchId("Lab")), scene.Deadline)!;
        Assert.Equal(("Lab", true), (made.Text("ElementName"), made.Flag("IOVPreferred")));
        Assert.Equal(["a note"], made.Texts("Notes"));
    });

    [Row("REC create_switch L")]
    public void Row_11_4_A_private_switch_has_no_port()
    {
        OnL1(static scene => Assert.Empty(scene.DefineSwitch("Lab").Is(Answer.DoneByJob).Ports(scene.SwitchId("Lab"))));
        OnL1(static scene => Assert.Empty(scene.DefineSwitch("Lab", null).Is(Answer.DoneByJob).Ports(scene.SwitchId("Lab"))));
    }

    [Row("MSH")]
    public void Row_11_5_An_external_port_is_known_by_its_resource_whatever_its_name() => OnL1(static scene =>
    {
        CimObject physical = scene.ExternalPort("Ethernet 2");
        scene.DefineSwitch("Uplink", EmbeddedInstance.ToXml(
            Msvm.Connection, CimProperty.OfString("ElementName", "any name"),
            CimProperty.OfStrings("HostResource", scene.Absolute(Paths.Device(physical))))).Is(Answer.DoneByJob);
        CimObject port = Assert.Single(scene.Ports(scene.SwitchId("Uplink")));
        Assert.Equal("any name", port.Text("ElementName"));
        Assert.Contains(":Msvm_ExternalEthernetPort.", Assert.Single(port.Texts("HostResource")), StringComparison.Ordinal);
        Assert.True(scene.Session.Get(Paths.Device(physical), scene.Deadline)!.Flag("IsBound"));
    });

    [Row("MSH; Windows-classic-samples C")]
    public void Row_11_6_The_management_OS_keeps_the_address_of_the_adapter_that_it_shares() => OnL1(static scene =>
    {
        CimObject physical = scene.ExternalPort("Ethernet 2");
        string address = physical.Text("PermanentAddress")!;
        scene.DefineSwitch(
            "Shared",
            EmbeddedInstance.ToXml(
                Msvm.Connection, CimProperty.OfString("ElementName", "Shared_External"),
                CimProperty.OfStrings("HostResource", scene.Absolute(Paths.Device(physical)))),
            EmbeddedInstance.ToXml(
                Msvm.Connection, CimProperty.OfString("ElementName", "Shared"), CimProperty.OfStrings("HostResource", scene.HostResource()),
                CimProperty.OfString("Address", address))).Is(Answer.DoneByJob);
        Assert.Equal(address, scene.NetAdapter("vEthernet (Shared)")!.Text("PermanentAddress"));
    });

    [Row("MSH")]
    public void Row_11_7_A_team_is_one_port_on_several_adapters() => Off(static scene =>
    {
        string[] members = [.. Values.Of("Ethernet 2", "Ethernet 4").Select(a => scene.Absolute(Paths.Device(scene.ExternalPort(a))))];
        string settings = EmbeddedInstance.ToXml(
            Msvm.SwitchSettings, CimProperty.OfString("ElementName", "Team"), CimProperty.OfBoolean("TeamingEnabled", true));
        scene.DefineSwitchAs(settings, [EmbeddedInstance.ToXml(
            Msvm.Connection, CimProperty.OfString("ElementName", "Team_External"), CimProperty.OfStrings("HostResource", members))]).Is(Answer.DoneByJob);
        CimObject port = Assert.Single(scene.Ports(scene.SwitchId("Team")));
        Assert.Equal(members, port.Texts("HostResource"));
        Assert.True(scene.Session.Get(Paths.SwitchSettings(scene.SwitchId("Team")), scene.Deadline)!.Flag("TeamingEnabled"));

        scene.Call(
            Msvm.SwitchService, "ModifyResourceSettings",
            CimProperty.OfStrings("ResourceSettings", port.Whole(("HostResource", members[..1])))).Is(Answer.Accepted);
        Assert.Equal(members[..1], Assert.Single(scene.Ports(scene.SwitchId("Team"))).Texts("HostResource"));
    });

    [Row("MSH")]
    public void Row_11_8_The_resources_of_its_ports_say_of_what_kind_a_switch_is() => Off(static scene =>
    {
        foreach ((string id, string kinds) in new[]
        {
            (LabSwitches.Lab, "Msvm_ComputerSystem Msvm_ExternalEthernetPort"), (LabSwitches.Dmz, "Msvm_ExternalEthernetPort"),
            (LabSwitches.Internal, "Msvm_ComputerSystem"), (LabSwitches.Backplane, ""),
        })
        {
            Assert.Equal(kinds, string.Join(' ', scene.Ports(id).Select(static p => Assert.Single(p.Texts("HostResource")).Split(':', '.')[1]).Order()));
        }
    });

    [Row("MSH; MSLab C")]
    public void Row_11_9_Every_port_of_the_management_OS_is_an_adapter_of_the_ports_name() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", scene.HostPort("Management")).Is(Answer.DoneByJob);
        scene.AddResources(Msvm.SwitchService, Paths.SwitchSettings(scene.SwitchId("Lab")), scene.HostPort("SMB01")).Is(Answer.Accepted);
        Assert.Equal(2, scene.Ports(scene.SwitchId("Lab")).Count);
        Assert.NotNull(scene.NetAdapter("vEthernet (Management)"));
        Assert.NotNull(scene.NetAdapter("vEthernet (SMB01)"));
        Assert.Null(scene.NetAdapter("vEthernet (Lab)"));
    });

    [Row("MSH")]
    public void Row_11_10_A_new_adapter_of_the_management_OS_gets_an_address_from_the_pool() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", null).Is(Answer.DoneByJob);
        scene.AddResources(Msvm.SwitchService, Paths.SwitchSettings(scene.SwitchId("Lab")), scene.Template(Msvm.Connection).Whole(
            ("ElementName", "Lab"), ("HostResource", new[] { scene.HostResource() }), ("Address", null))).Is(Answer.Accepted);
        Assert.Matches("^00155D[0-9A-F]{6}$", scene.NetAdapter("vEthernet (Lab)")!.Text("PermanentAddress"));
    });

    [Row("EXH HyperVSwitchService L")]
    public void Row_11_11_A_port_of_the_management_OS_without_a_name_makes_an_adapter_without_one() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", EmbeddedInstance.ToXml(Msvm.Connection, CimProperty.OfStrings("HostResource", scene.HostResource())))
            .Is(Answer.DoneByJob);
        Assert.NotNull(scene.NetAdapter("vEthernet ()"));
    });

    [Row("REC create_switch R")]
    public void Row_11_14_A_switch_is_destroyed_in_a_job_and_leaves_nothing() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", scene.HostPort("Lab")).Is(Answer.DoneByJob);
        string id = scene.SwitchId("Lab");
        scene.Call(Msvm.SwitchService, "DestroySystem", CimProperty.OfReference("AffectedSystem", Paths.Switch(id))).Is(Answer.DoneByJob);
        Assert.Null(scene.Session.Get(Paths.Switch(id), scene.Deadline));
        Assert.Empty(scene.Rows($"SELECT * FROM CIM_SettingData WHERE InstanceID LIKE 'Microsoft:{id}%'"));
        Assert.Null(scene.NetAdapter("vEthernet (Lab)"));
    });

    [Row("MSH")]
    public void Row_11_16_A_network_adapters_identifier_ends_that_of_its_port() => EachRow(
        $"SELECT * FROM {Msvm.ExternalPort}",
        static (scene, port) => Assert.Contains(
            scene.Rows("SELECT * FROM MSFT_NetAdapter", CimNamespaces.StandardCimv2),
            a => string.Equals("Microsoft:" + a.Text("DeviceID"), port.Text("DeviceID"), StringComparison.OrdinalIgnoreCase)
                && string.Equals(a.Text("InterfaceDescription"), port.Text("Name"), StringComparison.Ordinal)));

    [Row("BCVK C; EXH C")]
    public void Row_11_17_The_interface_appears_some_time_after_its_switch() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", scene.HostPort("Lab"));
        CimPath job = scene.Result.OutParameters.Path("Job")!;
        while (scene.Session.Get(job, scene.Deadline)!.Number("JobState") < 7)
        {
            scene.Session.Clock.Wait(TimeSpan.FromMilliseconds(100));
        }

        Assert.Null(scene.NetAdapter("vEthernet (Lab)"));
        Assert.NotNull(scene.Settles().NetAdapter("vEthernet (Lab)"));
    });
}
