using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class ConnectionTests
{
    private static readonly CimProperty Nowhere = NetworkCaller.On();

    [Theory]
    [InlineData(LabVms.Web)]
    [InlineData(LabVms.Sql)]
    [InlineData(LabVms.Paused)]
    public void An_adapter_moves_to_another_switch_in_every_state_of_the_vm(string vm)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string id = session.ConnectionId(vm);

        CimProperty dmz = NetworkCaller.On(SwitchCaller.SwitchPath(LabSwitches.Dmz));
        CimMethodResult result = session.ModifyResources(Caller.Service, NetworkCaller.Allocation(id, dmz));
        Assert.Equal(7ul, session.Finish(result).Number("JobState"));

        CimObject connection = session.Get(NetworkCaller.Setting(NetworkCaller.Connection, id), session.Deadline())!;
        Assert.Contains(LabSwitches.Dmz, Assert.Single(connection.Texts("HostResource")), StringComparison.Ordinal);
        Assert.Equal("DmzSwitch", connection.Text("LastKnownSwitchName"));
    }

    [Fact]
    public void An_adapter_is_disconnected_by_an_empty_path_or_by_its_state_and_keeps_the_name_of_the_switch()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string first = session.ConnectionId(LabVms.Nested, "Management");
        string second = session.ConnectionId(LabVms.Nested, "Tenant");

        session.Finish(session.ModifyResources(
            Caller.Service, NetworkCaller.Allocation(first, Nowhere), NetworkCaller.Allocation(second, CimProperty.OfUInt16("EnabledState", 3))));

        IReadOnlyList<CimObject> connections = session.Connections(LabVms.Nested);
        Assert.Empty(connections[0].Texts("HostResource"));
        Assert.Equal("LabSwitch", connections[0].Text("LastKnownSwitchName"));
        Assert.Single(connections[1].Texts("HostResource"));
        Assert.Equal(3ul, connections[1].Number("EnabledState"));
    }

    [Fact]
    public void Changes_of_connections_that_can_not_be_are_refused()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string id = session.ConnectionId(LabVms.Web);
        uint Modify(params CimProperty[] properties) => session.ModifyResources(Caller.Service, NetworkCaller.Allocation(id, properties)).ReturnValue;

        Assert.Equal(32773u, Modify(NetworkCaller.On(SwitchCaller.SwitchPath("00000000-0000-0000-0000-000000000000"))));
        Assert.Equal(32773u, Modify(NetworkCaller.On(session.HostPath())));
        Assert.Equal(32773u, Modify(NetworkCaller.On(SwitchCaller.SwitchPath(LabSwitches.Lab), SwitchCaller.SwitchPath(LabSwitches.Dmz))));
        Assert.Equal(32773u, Modify(CimProperty.OfStrings("HostResource", "no path")));
        Assert.Equal(32773u, Modify(CimProperty.OfStrings("HostResource", @"\HOST\root\cimv2:Msvm_VirtualEthernetSwitch.Name=""x""")));
        Assert.Equal(32773u, Modify(CimProperty.OfUInt16("EnabledState", 9)));
        Assert.Equal(32773u, Modify(CimProperty.OfString("Parent", "other")));
        Assert.Equal(0u, Modify(CimProperty.OfUInt16("EnabledState", 2)));
        Assert.Equal(before, host.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_adapter_without_connection_gets_one_with_offload_settings(bool bySettings)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimObject adapter = Spare(session);
        CimPath affected = bySettings ? Caller.Settings(LabVms.Saved) : Caller.Vm(LabVms.Saved);

        session.Settle(session.AddResources(
            affected, Caller.Service, NewConnection(adapter, NetworkCaller.On(SwitchCaller.SwitchPath(LabSwitches.Lab)))));

        CimObject connection = Assert.Single(
            session.Connections(LabVms.Saved), c => c.Text("InstanceID")!.StartsWith(adapter.Text("InstanceID")!, StringComparison.Ordinal));
        Assert.Equal(adapter.Text("InstanceID") + @"\C", connection.Text("InstanceID"));
        Assert.Equal("LabSwitch", connection.Text("LastKnownSwitchName"));
        Assert.Equal(2ul, connection.Number("EnabledState"));
        Assert.Equal(33ul, connection.Number("ResourceType"));
        CimPath path = NetworkCaller.Setting(NetworkCaller.Connection, connection.Text("InstanceID")!);
        CimObject offload = Assert.Single(session.Associated(path, "Msvm_EthernetPortSettingDataComponent"));
        Assert.Equal(0ul, offload.Number("IOVOffloadWeight"));
        session.Settle(session.AddFeatures(connection.Text("InstanceID")!, NetworkCaller.Spoofing(true)));
        Assert.Single(session.SecurityOf(LabVms.Saved));
    }

    [Fact]
    public void Connections_that_can_not_be_added_are_refused()
    {
        using var host = TemporaryHost.LabL0().Knob("synchronous", new System.Text.Json.Nodes.JsonArray("AddResourceSettings"))
            .Remove(NetworkCaller.Connection, LabVms.InService);
        using SimulatedSession session = host.Open();
        string good = NewConnection(Spare(session));
        CimPath vm = Caller.Settings(LabVms.Saved);
        uint Add(CimPath affected, params string[] xml) => session.AddResources(affected, Caller.Service, xml).ReturnValue;

        Assert.Equal(32773u, Add(Caller.Settings("none"), good));
        Assert.Equal(32773u, Add(Caller.Settings(LabVms.FirstCheckpoint), good));
        Assert.Equal(32773u, Add(Caller.Settings(LabVms.Web), good));
        Assert.Equal(32773u, Add(vm));
        Assert.Equal(32773u, Add(vm, good, good));
        Assert.Equal(32773u, Add(vm, "no XML"));
        Assert.Equal(32773u, Add(vm, NetworkCaller.NewXml(NetworkCaller.Connection)));
        Assert.Equal(32773u, Add(vm, NewConnection(Spare(session), NetworkCaller.On(session.HostPath()))));
        Assert.Equal(32770u, Add(vm, NetworkCaller.NewXml("Msvm_SyntheticEthernetPortSettingData")));
        Assert.Equal(32774u, Add(Caller.Settings(LabVms.InService), NewConnection(
            session.Rows($"SELECT * FROM Msvm_SyntheticEthernetPortSettingData WHERE InstanceID LIKE 'Microsoft:{LabVms.InService}%'")[0])));
        CimMethodResult added = session.AddResources(vm, Caller.Service, good);
        Assert.Equal(0u, added.ReturnValue);
        Assert.Single((CimPath[])added.OutParameters.Find("ResultingResourceSettings")!.Value!);
        Assert.Equal(32773u, Add(vm, good));
    }

    [Fact]
    public void A_removed_connection_takes_its_features_along()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimPath connection = NetworkCaller.Setting(NetworkCaller.Connection, session.ConnectionId(LabVms.Locked, "Lab"));
        uint Remove(params CimPath[] settings) => session.RemoveResources(Caller.Service, settings).ReturnValue;

        Assert.Equal(32773u, Remove());
        Assert.Equal(32773u, Remove(NetworkCaller.Setting(NetworkCaller.Connection, session.ConnectionId(LabSwitches.Lab, "LabSwitch"))));
        Assert.Equal(32770u, Remove(NetworkCaller.Setting("Msvm_ProcessorSettingData", session.Processor(LabVms.Locked).Text("InstanceID")!)));
        Assert.Equal(32774u, Remove(NetworkCaller.Setting(NetworkCaller.Connection, session.ConnectionId(LabVms.InService))));
        session.Settle(session.RemoveResources(Caller.Service, connection));

        Assert.Equal("Network Adapter", Assert.Single(session.Connections(LabVms.Locked)).Text("ElementName"));
        Assert.Empty(session.SecurityOf(LabVms.Locked));
        Assert.Single(session.Rows($"SELECT * FROM {NetworkCaller.Offload} WHERE InstanceID LIKE 'Microsoft:{LabVms.Locked}%'"));
    }

    private static CimObject Spare(SimulatedSession session) =>
        Assert.Single(session.Rows("SELECT * FROM Msvm_SyntheticEthernetPortSettingData WHERE ElementName='Spare'"));

    private static string NewConnection(CimObject adapter, params CimProperty[] properties) => NetworkCaller.NewXml(
        NetworkCaller.Connection,
        [
            CimProperty.OfString("Parent", NetworkCaller.Setting(adapter.ClassName, adapter.Text("InstanceID")!).ToAbsolute("HV-LAB01")),
            CimProperty.OfString("ElementName", adapter.Text("ElementName")), .. properties,
        ]);
}
