using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class SwitchTests
{
    private const string Host = "Msvm_ComputerSystem";
    private const string Physical = "Msvm_ExternalEthernetPort";

    [Fact]
    public void Switches_of_the_lab_are_of_every_kind()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(
            [(true, true), (true, false), (false, true), (false, false)],
            new[] { LabSwitches.Lab, LabSwitches.Dmz, LabSwitches.Internal, LabSwitches.Backplane }
                .Select(id => (session.Port(id, Physical) is not null, session.Port(id, Host) is not null)));
        CimObject Associated(CimPath source) => Assert.Single(session.Associated(source, "Msvm_SettingsDefineState"));
        Assert.Equal("DmzSwitch", Associated(SwitchCaller.SwitchPath(LabSwitches.Dmz)).Text("ElementName"));
        Assert.Equal(LabSwitches.Dmz, Associated(SwitchCaller.SettingsPath(LabSwitches.Dmz)).Text("Name"));
        Assert.True(session.IsBound("Ethernet"));
        Assert.False(session.IsBound("Ethernet 2"));
    }

    [Fact]
    public void The_nested_host_has_two_network_adapters_and_one_switch()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        Assert.Equal("17763", session.Rows("SELECT BuildNumber FROM Win32_OperatingSystem", CimNamespaces.Cimv2)[0].Text("BuildNumber"));
        Assert.Equal(2, session.Rows("SELECT * FROM MSFT_NetAdapter WHERE HardwareInterface=TRUE", CimNamespaces.StandardCimv2).Count);
        Assert.Equal(LabSwitches.L1, Assert.Single(session.Rows("SELECT * FROM Msvm_VirtualEthernetSwitch")).Text("Name"));
        Assert.Equal(["10.20.0.50/24"], session.Addresses("vEthernet (L1-Lab)"));
        Assert.Empty(session.Rows("SELECT * FROM MSFT_NetNat", CimNamespaces.StandardCimv2));
        Assert.Equal("l2-app01", session.Get(Caller.Vm(L1Vms.App), session.Deadline())!.Text("ElementName"));
        Assert.Equal("L1-Lab", session.Connections(L1Vms.App)[0].Text("LastKnownSwitchName"));
        Assert.Empty(session.Connections(L1Vms.Database)[0].Texts("HostResource"));
        Assert.Equal(7ul, session.Finish(session.Request(L1Vms.App, 2)).Number("JobState"));
    }

    [Fact]
    public void A_private_switch_has_no_ports_and_no_adapter()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Define("Alone");
        session.Finish(result);

        CimObject made = Assert.Single(session.Associated(result.OutParameters.Path("Job")!, "Msvm_AffectedJobElement"));
        Assert.Equal("Alone", made.Text("ElementName"));
        Assert.Empty(session.Connections(made.Text("Name")!));
        CimObject settings = session.Get(SwitchCaller.SettingsPath(made.Text("Name")!), session.Deadline())!;
        Assert.Equal(made.Text("Name"), settings.Text("VirtualSystemIdentifier"));
        Assert.False(settings.Flag("IOVPreferred"));
        session.Settle(new CimMethodResult(0, result.OutParameters));
        Assert.Null(session.Adapter("vEthernet (Alone)"));
    }

    [Fact]
    public void The_adapter_of_an_internal_switch_appears_after_a_while_with_an_address_of_its_own()
    {
        using var host = TemporaryHost.LabL1().Knob("adapterPolls", 2).Knob("adapterSeconds", 3);
        using SimulatedSession session = host.Open();
        session.Finish(session.Define("NAT", session.ToHost()));
        string id = session.SwitchId("NAT");

        Assert.Null(session.Adapter("vEthernet (NAT)"));
        Assert.Null(session.Adapter("vEthernet (NAT)"));
        session.Clock.Wait(TimeSpan.FromSeconds(1));
        Assert.Null(session.Adapter("vEthernet (NAT)"));
        session.Clock.Wait(TimeSpan.FromSeconds(2));

        CimObject adapter = session.Adapter("vEthernet (NAT)")!;
        Assert.True(adapter.Flag("Virtual"));
        Assert.Equal("Hyper-V Virtual Ethernet Adapter #2", adapter.Text("InterfaceDescription"));
        Assert.Equal(15ul, adapter.Number("InterfaceIndex"));
        Assert.StartsWith("169.254.", Assert.Single(session.Addresses("vEthernet (NAT)")), StringComparison.Ordinal);
        CimObject port = session.Port(id, Host)!;
        Assert.Equal("NAT", port.Text("ElementName"));
        Assert.Equal("NAT", port.Text("LastKnownSwitchName"));
        CimObject shown = Assert.Single(session.Rows("SELECT * FROM Msvm_InternalEthernetPort WHERE ElementName='NAT'"));
        Assert.Equal(adapter.Text("PermanentAddress"), shown.Text("PermanentAddress"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_session_sees_the_adapter_appear_too()
    {
        using var host = TemporaryHost.LabL1();
        using (SimulatedSession session = host.Open())
        {
            session.Finish(session.Define("NAT", session.ToHost()));
        }

        using SimulatedSession other = host.Open();
        other.Clock.Wait(TimeSpan.FromMinutes(1));

        Assert.NotNull(other.Adapter("vEthernet (NAT)"));
        Assert.Single(other.Addresses("vEthernet (NAT)"));
        Assert.Single(other.Rows("SELECT * FROM Msvm_InternalEthernetPort WHERE ElementName='NAT'"));
    }

    [Fact]
    public void An_external_switch_with_the_management_os_takes_the_adapters_addresses_over()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        Assert.Equal(["10.30.0.50/24"], session.Addresses("Ethernet 2"));

        CimMethodResult result = session.Define("Second", session.ToAdapter("Ethernet 2"), session.ToHost());
        session.Finish(result);

        Assert.True(session.IsBound("Ethernet 2"));
        Assert.Empty(session.Addresses("Ethernet 2"));
        session.Settle(new CimMethodResult(0, result.OutParameters));
        Assert.Equal(["10.30.0.50/24"], session.Addresses("vEthernet (Second)"));
        Assert.Equal(session.Adapter("Ethernet 2")!.Text("PermanentAddress"), session.Adapter("vEthernet (Second)")!.Text("PermanentAddress"));
    }

    [Fact]
    public void An_external_switch_without_the_management_os_leaves_the_host_without_addresses_there()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        session.Settle(session.Define("Second", session.ToAdapter("Ethernet 2")));

        Assert.Empty(session.Addresses("Ethernet 2"));
        Assert.Null(session.Adapter("vEthernet (Second)"));
    }

    [Fact]
    public void A_network_adapter_of_another_switch_makes_the_job_fail_and_nothing_is_made()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        CimObject job = session.Settle(session.Define("Second", session.ToAdapter("Ethernet"), session.ToHost()))!;

        Assert.Equal(10ul, job.Number("JobState"));
        Assert.Equal(32768ul, job.Number("ErrorCode"));
        Assert.Contains("'Microsoft Hyper-V Network Adapter'", job.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Empty(session.Switches("Second"));
        Assert.Null(session.Adapter("vEthernet (Second)"));
        Assert.Equal(["10.20.0.50/24"], session.Addresses("vEthernet (L1-Lab)"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_switches_and_of_their_adapters_need_not_be_unique()
    {
        using var host = TemporaryHost.LabL1().Knob("synchronous", new JsonArray("DefineSystem"));
        using SimulatedSession session = host.Open();

        CimMethodResult first = session.Define("L1-Lab", session.ToHost());
        Assert.Equal(0u, first.ReturnValue);
        Assert.Equal("L1-Lab", session.Get(first.OutParameters.Path("ResultingSystem")!, session.Deadline())!.Text("ElementName"));
        session.Settle(session.Define("L1-Lab", session.ToHost(), session.ToHost(CimProperty.OfString("ElementName", "Other"))));

        Assert.Equal(3, session.Switches("L1-Lab").Count);
        Assert.Equal(3, session.Switches("L1-Lab").Select(static s => s.Text("Name")).Distinct().Count());
        Assert.NotNull(session.Adapter("vEthernet (L1-Lab) 2"));
        Assert.NotNull(session.Adapter("vEthernet (L1-Lab) 3"));
        Assert.NotNull(session.Adapter("vEthernet (Other)"));
        IReadOnlyList<CimObject> adapters = session.Rows("SELECT InterfaceIndex FROM MSFT_NetAdapter", CimNamespaces.StandardCimv2);
        Assert.Equal(6, adapters.Select(static a => a.Number("InterfaceIndex")).Distinct().Count());
    }

    [Fact]
    public void Switches_that_can_not_be_made_are_refused()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        string adapter = session.ToAdapter("Ethernet 2");
        CimMethodResult Define(string settings) => session.Call(
            session.Service(SwitchCaller.SwitchService), "DefineSystem", CimProperty.OfString("SystemSettings", settings));
        CimProperty vm = NetworkCaller.On(Caller.Vm(L1Vms.App));

        Assert.Equal(32773u, Define("no XML").ReturnValue);
        Assert.Equal(32773u, Define(NetworkCaller.NewXml(NetworkCaller.Connection)).ReturnValue);
        Assert.Equal(32773u, session.Define("New", adapter, adapter).ReturnValue);
        Assert.Equal(32773u, session.Define("New", "no XML").ReturnValue);
        Assert.Equal(32773u, session.Define("New", NetworkCaller.NewXml(NetworkCaller.Connection)).ReturnValue);
        Assert.Equal(32773u, session.Define("New", NetworkCaller.NewXml(NetworkCaller.Connection, vm)).ReturnValue);
        Assert.Equal(before, host.Text);
        Assert.Equal("New Virtual Switch", Made(session, Define(NetworkCaller.NewXml(SwitchCaller.Settings))));
    }

    [Fact]
    public void A_switch_of_a_german_host_has_german_captions()
    {
        using var host = TemporaryHost.Amd2019();
        using SimulatedSession session = host.Open();

        session.Settle(session.Define("Neu", session.ToAdapter("Ethernet 2")));

        Assert.Equal("Virtueller Switch", session.Switches("Neu")[0].Text("Caption"));
        Assert.Equal("Einstellungen für Ethernet-Switchport", session.Connections(session.SwitchId("Neu"))[0].Text("Caption"));
    }

    private static string? Made(SimulatedSession session, CimMethodResult result)
    {
        session.Finish(result);
        return Assert.Single(session.Associated(result.OutParameters.Path("Job")!, "Msvm_AffectedJobElement")).Text("ElementName");
    }
}
