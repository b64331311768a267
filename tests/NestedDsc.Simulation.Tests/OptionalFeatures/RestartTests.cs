using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Tests.Network;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class RestartTests
{
    private static readonly DateTime Started = new(2026, 1, 15, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_restart_with_nothing_pending_only_notes_the_time()
    {
        using var host = TemporaryHost.LabL1();

        RestartResult result = SimulatedMachine.Restart(host.FilePath);

        Assert.Equal("L1-HV01", result.ComputerName);
        Assert.True(result is { Features: [], ClearedIndicators: [], VirtualMachines: [], EndedOperations: 0, HyperVAvailable: true, HypervisorRuns: true });
        using SimulatedSession session = host.Open();
        Assert.Equal(Started, session.Rows("SELECT * FROM Win32_OperatingSystem", CimNamespaces.Cimv2)[0].Time("LastBootUpTime"));
        string before = host.Text;
        SimulatedMachine.Restart(host.FilePath);
        Assert.Equal(before, host.Text);
        Assert.Equal([host.FilePath], Directory.GetFiles(host.Folder));
    }

    [Fact]
    public void What_waited_for_a_restart_waits_no_more()
    {
        using var host = TemporaryHost.LabL1()
            .Edit(static root => root["servicing"]!["restartIndicators"] = new System.Text.Json.Nodes.JsonArray("FileRename", "WindowsUpdate"));
        using SimulatedSession session = host.Open();
        session.Enable(Features.Containers);
        RestartIndicator[] waiting = [RestartIndicator.ComponentServicing, RestartIndicator.WindowsUpdate, RestartIndicator.FileRename];
        Assert.Equal(waiting, session.Servicing.ReadRestartIndicators());

        Assert.Equal(waiting, SimulatedMachine.Restart(host.FilePath).ClearedIndicators);

        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.Equal(FeatureState.Installed, session.StateOf(Features.Containers));
    }

    [Fact]
    public void An_installation_under_way_is_over_after_the_restart()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019).Edit(static root => root["servicing"]!["busy"] = true);
        using SimulatedSession session = host.Open();
        Assert.Equal(ServicingErrorKind.Busy, Assert.Throws<ServicingException>(() => session.Disable(Features.HyperV)).Kind);

        SimulatedMachine.Restart(host.FilePath);

        Assert.True(session.Enable(Features.HyperV).RestartRequired);
    }

    [Theory]
    [InlineData("guest-2019")]
    [InlineData("guest-win11-pro")]
    [InlineData("guest-core-2025")]
    public void Guests_can_have_switches_once_the_role_is_there(string guest)
    {
        string file = guest switch
        {
            "guest-2019" => HostFiles.Guest2019,
            "guest-win11-pro" => HostFiles.GuestPro,
            _ => HostFiles.GuestCore2025,
        };
        using var host = TemporaryHost.CopyOf(file);
        using SimulatedSession session = host.Open();
        session.Enable(Features.HyperV);
        SimulatedMachine.Restart(host.FilePath);

        session.Finish(session.Define("LabExternal", session.ToAdapter("Ethernet 2"), session.ToHost("LabExternal")));

        Assert.True(session.IsBound("Ethernet 2"));
        Assert.NotNull(session.Port(session.SwitchId("LabExternal"), "Msvm_ExternalEthernetPort"));
        Assert.Empty(session.Rows("SELECT * FROM Msvm_VirtualSystemSettingData"));
    }

    [Fact]
    public void Vms_come_back_as_their_startup_action_says()
    {
        using var host = TemporaryHost.LabL1()
            .Set("Msvm_ComputerSystem", L1Vms.App, "EnabledState", 2).Set("Msvm_ComputerSystem", L1Vms.Database, "EnabledState", 2)
            .Set("Msvm_VirtualSystemSettingData", L1Vms.App, "AutomaticStartupAction", 3);

        RestartResult first = SimulatedMachine.Restart(host.FilePath);

        Assert.Equal(
            [new VmTransition(L1Vms.App, "l2-app01", WasOn: true, IsOn: true), new VmTransition(L1Vms.Database, "l2-db01", WasOn: true, IsOn: false)],
            first.VirtualMachines);
        host.Set("Msvm_VirtualSystemSettingData", L1Vms.Database, "AutomaticStartupAction", 4);
        Assert.Equal(new VmTransition(L1Vms.Database, "l2-db01", WasOn: false, IsOn: true), SimulatedMachine.Restart(host.FilePath).VirtualMachines[1]);
        using SimulatedSession session = host.Open();
        Assert.Equal(2ul, session.State(L1Vms.App));
        Assert.Equal(2ul, session.State(L1Vms.Database));
    }

    [Fact]
    public void Jobs_under_way_end_without_success()
    {
        using var host = TemporaryHost.LabL1();
        using (SimulatedSession session = host.Open())
        {
            Assert.Equal(4096u, session.Request(L1Vms.App, 2).ReturnValue);
        }

        Assert.Contains("\"pending\"", host.Text, StringComparison.Ordinal);

        Assert.Equal(1, SimulatedMachine.Restart(host.FilePath).EndedOperations);

        Assert.DoesNotContain("\"pending\"", host.Text, StringComparison.Ordinal);
        Assert.Equal("3", host.Read("Msvm_ComputerSystem", L1Vms.App, "EnabledState"));
    }

    [Fact]
    public void Vms_outlive_the_removal_of_the_role()
    {
        using var host = TemporaryHost.LabL1().Set("Msvm_ComputerSystem", L1Vms.App, "EnabledState", 2);
        using SimulatedSession session = host.Open();

        session.Disable(Features.HyperV);
        RestartResult down = SimulatedMachine.Restart(host.FilePath);
        Assert.Equal([new VmTransition(L1Vms.App, "l2-app01", WasOn: true, IsOn: false)], down.VirtualMachines);
        Assert.Equal(CimErrorCode.InvalidClass, session.HyperVError());
        Assert.Throws<CimException>(() => session.Request(L1Vms.App, 2));
        Assert.Throws<CimException>(() => session.Get(Caller.Vm(L1Vms.App), session.Deadline()));
        Assert.Null(session.Get(
            new CimPath(CimNamespaces.Cimv2, "Win32_Service", [CimProperty.OfString("Name", "vmms")]), session.Deadline()));

        session.Enable(Features.HyperV);
        Assert.Equal(CimErrorCode.InvalidClass, session.HyperVError());
        SimulatedMachine.Restart(host.FilePath);
        Assert.Equal(3ul, session.State(L1Vms.App));
        session.Finish(session.Request(L1Vms.App, 2));
        Assert.Equal(2ul, session.State(L1Vms.App));
    }

    [Fact]
    public void Without_exposed_virtualization_the_service_runs_but_vms_do_not_start()
    {
        using var host = TemporaryHost.LabL1().Edit(static root => root["servicing"]!["hardwareVirtualization"] = false);

        Assert.True(SimulatedMachine.Restart(host.FilePath) is { HyperVAvailable: true, HypervisorRuns: false });

        using SimulatedSession session = host.Open();
        Assert.True(session.HasService());
        Assert.True(session.HypervisorPresent());
        Assert.False(session.ShowsExtensions());
        CimObject job = session.Finish(session.Request(L1Vms.App, 2));
        Assert.Equal(10ul, job.Number("JobState"));
        Assert.Contains("the hypervisor is not running", job.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Equal(3ul, session.State(L1Vms.App));
    }

    [Fact]
    public void On_bare_metal_the_hypervisor_is_present_once_it_runs_and_masks_the_processor()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019).Set("Win32_ComputerSystem", "L1-NEW01", "Model", "PowerEdge R650", CimNamespaces.Cimv2)
            .Set("Win32_ComputerSystem", "L1-NEW01", "HypervisorPresent", false, CimNamespaces.Cimv2);
        using SimulatedSession session = host.Open();
        Assert.False(session.HypervisorPresent());

        session.Enable(Features.HyperV);
        Assert.False(session.HypervisorPresent());
        Assert.True(session.ShowsExtensions());
        SimulatedMachine.Restart(host.FilePath);

        Assert.True(session.HypervisorPresent());
        Assert.False(session.ShowsExtensions());
    }

    [Fact]
    public void Other_features_run_the_hypervisor_too_and_mask_the_processor()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestHome);
        using SimulatedSession session = host.Open();

        session.Enable("VirtualMachinePlatform");
        Assert.True(session.ShowsExtensions());
        Assert.True(SimulatedMachine.Restart(host.FilePath) is { HyperVAvailable: false, HypervisorRuns: true });

        Assert.False(session.ShowsExtensions());
        Assert.Equal(CimErrorCode.InvalidNamespace, session.HyperVError());
    }

    [Fact]
    public void What_the_processor_showed_is_kept_when_the_file_does_not_say()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019).Edit(static root => root["servicing"]!.AsObject().Remove("hardwareVirtualization"));
        using SimulatedSession session = host.Open();

        session.Enable(Features.HyperV);
        Assert.True(SimulatedMachine.Restart(host.FilePath).HypervisorRuns);
        Assert.False(session.ShowsExtensions());
        session.Disable(Features.HyperV);
        Assert.False(SimulatedMachine.Restart(host.FilePath).HypervisorRuns);
        Assert.True(session.ShowsExtensions());
    }

    [Fact]
    public void Nats_are_there_with_containers_alone()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        using SimulatedSession session = host.Open();

        session.Enable(Features.Containers);
        Assert.Equal(CimErrorCode.InvalidClass, session.NatError());
        Assert.Equal(CimErrorCode.InvalidClass, Assert.Throws<CimException>(() => session.Create(
            CimNamespaces.StandardCimv2,
            new CimObject("MSFT_NetNat", [CimProperty.OfString("Name", "N"), CimProperty.OfString("InternalIPInterfaceAddressPrefix", "10.9.0.0/24")]),
            session.Deadline())).Code);
        SimulatedMachine.Restart(host.FilePath);

        Assert.Null(session.NatError());
        Assert.Equal(CimErrorCode.InvalidNamespace, session.HyperVError());
    }

    [Fact]
    public void A_damaged_host_is_not_restarted()
    {
        using var host = TemporaryHost.Of("{}");

        Assert.Throws<HostFileException>(() => SimulatedMachine.Restart(host.FilePath));
        Assert.Equal("{}", host.Text);
    }
}
