using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class SwitchChangeTests
{
    private const string Host = "Msvm_ComputerSystem";
    private const string Physical = "Msvm_ExternalEthernetPort";

    [Fact]
    public void A_destroyed_switch_frees_its_adapter_and_gives_the_addresses_back()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        session.Settle(session.DestroySwitch(LabSwitches.L1));

        Assert.Empty(session.Rows("SELECT * FROM Msvm_VirtualEthernetSwitch"));
        Assert.Empty(session.Rows("SELECT * FROM Msvm_VirtualEthernetSwitchSettingData"));
        Assert.Empty(session.Connections(LabSwitches.L1));
        Assert.Empty(session.Rows("SELECT * FROM Msvm_InternalEthernetPort"));
        Assert.Null(session.Adapter("vEthernet (L1-Lab)"));
        Assert.Empty(session.Addresses("vEthernet (L1-Lab)"));
        Assert.False(session.IsBound("Ethernet"));
        Assert.Equal(["10.20.0.50/24"], session.Addresses("Ethernet"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Connections_to_a_destroyed_switch_stay_and_lead_nowhere(bool dangling)
    {
        using var host = TemporaryHost.LabL0().Knob("danglingConnections", dangling);
        using SimulatedSession session = host.Open();
        string stored = string.Join('|', session.Connections(LabVms.FirstCheckpoint)[0].Texts("HostResource"));

        session.Settle(session.DestroySwitch(LabSwitches.Lab));

        CimObject connection = session.Connections(LabVms.Web)[0];
        Assert.Equal("LabSwitch", connection.Text("LastKnownSwitchName"));
        Assert.Equal(dangling ? 1 : 0, connection.Texts("HostResource").Count);
        Assert.Equal(stored, string.Join('|', session.Connections(LabVms.FirstCheckpoint)[0].Texts("HostResource")));
        CimObject other = session.Connections(LabVms.Sql).First(static c => c.Text("ElementName") is "Backup");
        Assert.Contains(LabSwitches.Dmz, other.Texts("HostResource")[0], StringComparison.Ordinal);
        session.Settle(session.Define("LabSwitch"));
        CimPath again = SwitchCaller.SwitchPath(session.SwitchId("LabSwitch"));
        session.Settle(session.ModifyResources(Caller.Service, NetworkCaller.Allocation(connection.Text("InstanceID")!, NetworkCaller.On(again))));
        Assert.Contains(again.ToString(), session.Connections(LabVms.Web)[0].Texts("HostResource")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_that_has_not_appeared_does_not_come_after_its_switch_was_destroyed()
    {
        using var host = TemporaryHost.LabL1().Knob("adapterPolls", 1000);
        using SimulatedSession session = host.Open();
        session.Finish(session.Define("Second", session.ToAdapter("Ethernet 2"), session.ToHost("Second")));
        Assert.Empty(session.Addresses("Ethernet 2"));

        CimMethodResult result = session.DestroySwitch(session.SwitchId("Second"));
        session.Finish(result);
        session.Clock.Wait(TimeSpan.FromHours(3));
        session.Settle(new CimMethodResult(0, result.OutParameters));

        Assert.Null(session.Adapter("vEthernet (Second)"));
        Assert.Equal(["10.30.0.50/24"], session.Addresses("Ethernet 2"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_management_os_is_taken_off_a_switch_and_put_on_again()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        CimObject port = session.Port(LabSwitches.L1, Host)!;

        session.Settle(session.RemoveResources(SwitchCaller.SwitchService, NetworkCaller.Setting(NetworkCaller.Connection, port.Text("InstanceID")!)));
        Assert.Null(session.Port(LabSwitches.L1, Host));
        Assert.Null(session.Adapter("vEthernet (L1-Lab)"));
        Assert.Empty(session.Addresses("vEthernet (L1-Lab)"));
        Assert.True(session.IsBound("Ethernet"));

        session.Settle(session.AddResources(SwitchCaller.SettingsPath(LabSwitches.L1), SwitchCaller.SwitchService, session.ToHost("L1-Lab")));
        Assert.NotNull(session.Port(LabSwitches.L1, Host));
        Assert.NotEqual(session.Adapter("Ethernet")!.Text("PermanentAddress"), session.Adapter("vEthernet (L1-Lab)")!.Text("PermanentAddress"));
    }

    [Fact]
    public void An_external_switch_becomes_internal_when_its_external_port_goes()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        session.Settle(session.RemoveResources(
            SwitchCaller.SwitchService, NetworkCaller.Setting(NetworkCaller.Connection, session.Port(LabSwitches.L1, Physical)!.Text("InstanceID")!)));

        Assert.False(session.IsBound("Ethernet"));
        Assert.Equal(["10.20.0.50/24"], session.Addresses("vEthernet (L1-Lab)"));
    }

    [Fact]
    public void A_switch_made_without_ports_gets_them_afterwards()
    {
        using var host = TemporaryHost.LabL1().Knob("synchronous", new JsonArray("AddResourceSettings"));
        using SimulatedSession session = host.Open();
        session.Settle(session.Define("Late"));
        CimPath settings = SwitchCaller.SettingsPath(session.SwitchId("Late"));

        CimMethodResult result = session.AddResources(
            settings, SwitchCaller.SwitchService, session.ToAdapter("Ethernet 2"), session.ToHost("Late", CimProperty.OfString("Address", "00155D999999")));
        Assert.Equal(0u, result.ReturnValue);
        Assert.Equal(2, ((CimPath[])result.OutParameters.Find("ResultingResourceSettings")!.Value!).Length);
        session.Settle(result);

        Assert.Equal("00155D999999", session.Adapter("vEthernet (Late)")!.Text("PermanentAddress"));
        Assert.Equal(["10.30.0.50/24"], session.Addresses("vEthernet (Late)"));
        Assert.Equal(32773u, session.AddResources(settings, SwitchCaller.SwitchService, session.ToAdapter("Ethernet 2")).ReturnValue);
    }

    [Fact]
    public void An_external_switch_moves_to_another_network_adapter()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        string port = session.Port(LabSwitches.L1, Physical)!.Text("InstanceID")!;

        CimProperty second = NetworkCaller.On(session.External("Ethernet 2"));
        CimProperty name = CimProperty.OfString("ElementName", "Uplink");
        session.Settle(session.ModifyResources(SwitchCaller.SwitchService, NetworkCaller.Allocation(port, second, name)));

        Assert.False(session.IsBound("Ethernet"));
        Assert.True(session.IsBound("Ethernet 2"));
        Assert.Empty(session.Addresses("Ethernet 2"));
        Assert.Equal(["10.20.0.50/24"], session.Addresses("vEthernet (L1-Lab)"));
        Assert.Equal("Uplink", session.Port(LabSwitches.L1, Physical)!.Text("ElementName"));
        Assert.Equal(0u, session.ModifyResources(SwitchCaller.SwitchService, NetworkCaller.Allocation(port, name)).ReturnValue);
    }

    [Fact]
    public void Moving_to_the_adapter_of_another_switch_fails_and_changes_nothing()
    {
        using var host = TemporaryHost.LabL0().Knob("synchronous", new JsonArray("ModifyResourceSettings"));
        using SimulatedSession session = host.Open();
        string port = session.Port(LabSwitches.Lab, Physical)!.Text("InstanceID")!;

        CimMethodResult Move(string adapter) => session.ModifyResources(
            SwitchCaller.SwitchService, NetworkCaller.Allocation(port, NetworkCaller.On(session.External(adapter))));

        Assert.Equal(32768u, Move("Ethernet 3").ReturnValue);
        Assert.True(session.IsBound("Ethernet"));
        CimMethodResult moved = Move("Ethernet 4");
        Assert.Equal(0u, moved.ReturnValue);
        Assert.Single((CimPath[])moved.OutParameters.Find("ResultingResourceSettings")!.Value!);
    }

    [Fact]
    public void Ports_that_can_not_be_changed_are_refused()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string external = session.Port(LabSwitches.L1, Physical)!.Text("InstanceID")!;
        string internalPort = session.Port(LabSwitches.L1, Host)!.Text("InstanceID")!;
        uint Modify(params string[] xml) => session.ModifyResources(SwitchCaller.SwitchService, xml).ReturnValue;

        Assert.Equal(32773u, Modify());
        Assert.Equal(32773u, Modify("no XML"));
        Assert.Equal(32773u, Modify(NetworkCaller.Allocation(external, NetworkCaller.On(session.HostPath()))));
        Assert.Equal(32773u, Modify(NetworkCaller.Allocation(internalPort, NetworkCaller.On(session.External("Ethernet 2")))));
        Assert.Equal(32773u, Modify(NetworkCaller.Allocation(external, CimProperty.OfString("Address", "00155D000001"))));
        Assert.Equal(32773u, Modify(NetworkCaller.Allocation(external), NetworkCaller.Allocation(external)));
        Assert.Equal(32773u, Modify(NetworkCaller.Allocation(session.ConnectionId(L1Vms.App), CimProperty.OfString("ElementName", "x"))));
        Assert.Equal(32773u, session.RemoveResources(SwitchCaller.SwitchService).ReturnValue);
        Assert.Equal(32773u, session.DestroySwitch("00000000-0000-0000-0000-000000000000").ReturnValue);
        Assert.Equal(32773u, session.AddResources(SwitchCaller.SettingsPath("none"), SwitchCaller.SwitchService, session.ToHost("L1-Lab")).ReturnValue);
        Assert.Equal(32773u, session.AddResources(SwitchCaller.SettingsPath(LabSwitches.L1), SwitchCaller.SwitchService).ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void A_switch_is_renamed_at_once()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        uint Modify(params CimProperty[] properties) => session.Call(
            session.Service(SwitchCaller.SwitchService), "ModifySystemSettings",
            CimProperty.OfString("SystemSettings", EmbeddedInstance.ToXml(
                SwitchCaller.Settings, [CimProperty.OfString("InstanceID", "Microsoft:" + LabSwitches.L1), .. properties]))).ReturnValue;

        Assert.Equal(0u, Modify(CimProperty.OfString("ElementName", "Renamed"), CimProperty.OfStrings("Notes", "a note")));

        Assert.Equal(LabSwitches.L1, session.SwitchId("Renamed"));
        Assert.Equal(["a note"], session.Get(SwitchCaller.SettingsPath(LabSwitches.L1), session.Deadline())!.Texts("Notes"));
        Assert.NotNull(session.Adapter("vEthernet (L1-Lab)"));
        Assert.Equal(32773u, Modify(CimProperty.OfBoolean("IOVPreferred", true)));
        Assert.Equal(32773u, Modify(CimProperty.OfString("ElementName", "")));
        Assert.Equal(32776u, Modify(CimProperty.OfString("IOVPreferred", "x")));
    }

    [Fact]
    public void A_switch_with_an_operation_under_way_is_in_use_for_every_other()
    {
        using var host = TemporaryHost.LabL1().Knob("jobPolls", 30);
        using SimulatedSession session = host.Open();
        CimPath port = NetworkCaller.Setting(NetworkCaller.Connection, session.Port(LabSwitches.L1, Host)!.Text("InstanceID")!);
        string xml = NetworkCaller.Allocation((string)port.Keys[0].Value!, CimProperty.OfString("ElementName", "x"));
        Assert.Equal(4096u, session.RemoveResources(SwitchCaller.SwitchService, port).ReturnValue);

        Assert.Equal(32774u, session.DestroySwitch(LabSwitches.L1).ReturnValue);
        Assert.Equal(32774u, session.RemoveResources(SwitchCaller.SwitchService, port).ReturnValue);
        Assert.Equal(32774u, session.ModifyResources(SwitchCaller.SwitchService, xml).ReturnValue);
        Assert.Equal(32774u, session.AddResources(SwitchCaller.SettingsPath(LabSwitches.L1), SwitchCaller.SwitchService, session.ToHost("L1-Lab")).ReturnValue);
        Assert.Equal(32774u, session.Call(
            session.Service(SwitchCaller.SwitchService), "ModifySystemSettings",
            CimProperty.OfString("SystemSettings", EmbeddedInstance.ToXml(
                SwitchCaller.Settings, CimProperty.OfString("InstanceID", "Microsoft:" + LabSwitches.L1), CimProperty.OfString("ElementName", "x")))).ReturnValue);
    }

    [Fact]
    public void The_predefined_switch_of_a_client_can_not_be_changed_and_wi_fi_can_be_bound()
    {
        using TemporaryHost host = ClientHost.Make();
        using SimulatedSession session = host.Open();

        Assert.Equal(ClientHost.DefaultSwitch, session.SwitchId("Default Switch"));
        Assert.Equal(32770u, session.DestroySwitch(ClientHost.DefaultSwitch).ReturnValue);
        Assert.Equal(32770u, session.AddResources(SwitchCaller.SettingsPath(ClientHost.DefaultSwitch), SwitchCaller.SwitchService, session.ToHost("L1-Lab")).ReturnValue);
        session.Settle(session.Define("Air", session.ToAdapter("Wi-Fi"), session.ToHost("Air")));
        Assert.True(session.IsBound("Wi-Fi"));
        Assert.Equal(["192.168.178.20/24"], session.Addresses("vEthernet (Air)"));
        Assert.Contains("Msvm_WiFiPort", session.Connections(session.SwitchId("Air"))[0].Texts("HostResource")[0], StringComparison.Ordinal);
    }
}
