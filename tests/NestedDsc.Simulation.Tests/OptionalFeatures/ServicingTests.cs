using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class ServicingTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);
    private static readonly string[] Client =
    [
        "Microsoft-Hyper-V-All", Features.HyperV, "Microsoft-Hyper-V-Hypervisor", "Microsoft-Hyper-V-Services", "Microsoft-Hyper-V-Tools-All",
        "Microsoft-Hyper-V-Management-Clients", Features.PowerShell,
    ];

    private readonly TemporaryHost _host = TemporaryHost.CopyOf(HostFiles.Guest2019);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Reading_tells_each_state_in_order_and_writes_nothing()
    {
        using SimulatedSession session = _host.Open();
        string before = _host.Text;

        Assert.Equal(
            [FeatureState.Staged, null, FeatureState.Staged], session.Servicing.ReadStates([Features.HyperV, "Microsoft-Hyper-V-All", "containers"]));
        Assert.Equal(new WindowsInstallation("ServerDatacenter", InstallationKind.Server), session.Servicing.ReadInstallation());
        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.True(session.Servicing.SourceExists(@"d:\Sources\SxS\"));
        Assert.False(session.Servicing.SourceExists(@"E:\sources\sxs"));
        Assert.Equal(before, _host.Text);
        Assert.Equal(["host.json"], Directory.GetFiles(_host.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_calls_of_dism_are_round_trips()
    {
        using SimulatedSession session = _host.Open();

        session.Servicing.ReadInstallation();
        session.Servicing.ReadRestartIndicators();
        session.Servicing.SourceExists(@"D:\sources\sxs");
        Assert.Equal((0, 0), (session.RoundTrips, session.Statements));
        session.Servicing.ReadStates([Features.HyperV, Features.Containers]);
        session.Enable(Features.Containers);
        session.Disable(Features.Containers);

        Assert.Equal(3, session.RoundTrips);
        Assert.Equal(
            [
                "ReadInstallation", "ReadRestartIndicators", @"SourceExists D:\sources\sxs", "DismGetFeatureInfo Microsoft-Hyper-V;Containers",
                "DismEnableFeature Containers", "DismDisableFeature Containers",
            ],
            session.Calls);
    }

    [Fact]
    public void What_was_enabled_without_restart_is_disabled_without_one_and_the_other_way_round()
    {
        using SimulatedSession session = _host.Open();

        session.Enable(Features.HyperV);
        Assert.False(session.Disable(Features.HyperV).RestartRequired);
        Assert.Equal([FeatureState.Staged, FeatureState.Staged], session.Servicing.ReadStates([Features.HyperV, Features.Online]));
        Assert.Equal(2ul, session.InstallState(Features.HyperV));
        Assert.Empty(session.Servicing.ReadRestartIndicators());

        session.Enable(Features.HyperV);
        SimulatedMachine.Restart(_host.FilePath);
        session.Disable(Features.HyperV);
        Assert.False(session.Enable(Features.HyperV).RestartRequired);
        Assert.Equal([FeatureState.Installed, FeatureState.Installed], session.Servicing.ReadStates([Features.HyperV, Features.Online]));
        Assert.Empty(session.Servicing.ReadRestartIndicators());
    }

    [Fact]
    public void Enabling_takes_parents_along_and_disabling_a_parent_its_children()
    {
        using SimulatedSession session = _host.Open();

        Assert.False(session.Enable(Features.PowerShell).RestartRequired);
        Assert.Equal([FeatureState.Installed, FeatureState.Installed], session.Servicing.ReadStates([Features.Tools, Features.PowerShell]));
        Assert.Equal(FeatureState.Staged, session.StateOf("Microsoft-Hyper-V-Management-Clients"));
        Assert.False(session.Disable(Features.Tools).RestartRequired);
        Assert.Equal([FeatureState.Staged, FeatureState.Staged], session.Servicing.ReadStates([Features.Tools, Features.PowerShell]));
    }

    [Fact]
    public void Enabling_again_changes_nothing_but_still_tells_of_the_restart()
    {
        using SimulatedSession session = _host.Open();
        session.Enable(Features.HyperV);
        string before = _host.Text;

        Assert.True(session.Enable(Features.HyperV).RestartRequired);
        Assert.Equal(before, _host.Text);
    }

    [Fact]
    public void On_a_client_the_umbrella_brings_all_of_hyper_v()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestPro);
        using SimulatedSession session = host.Open();
        Assert.Equal(InstallationKind.Client, session.Servicing.ReadInstallation().Kind);

        Assert.True(session.Enable("Microsoft-Hyper-V-All").RestartRequired);
        Assert.All(Client, f => Assert.Equal(1ul, session.InstallState(f)));
        Assert.True(SimulatedMachine.Restart(host.FilePath).HypervisorRuns);
        Assert.All(session.Servicing.ReadStates(Client), s => Assert.Equal(FeatureState.Installed, s));
        Assert.Null(session.HyperVError());

        session.Disable("Microsoft-Hyper-V-All");
        SimulatedMachine.Restart(host.FilePath);
        Assert.All(session.Servicing.ReadStates(Client), s => Assert.Equal(FeatureState.Staged, s));
        Assert.Equal(CimErrorCode.InvalidClass, session.HyperVError());
    }

    [Fact]
    public void Home_knows_no_hyper_v()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestHome);
        using SimulatedSession session = host.Open();

        Assert.Equal(new WindowsInstallation("Core", InstallationKind.Client), session.Servicing.ReadInstallation());
        Assert.Null(session.StateOf(Features.HyperV));
        Assert.Equal(CimErrorCode.InvalidNamespace, session.HyperVError());
        var e = Assert.Throws<ServicingException>(() => session.Enable("VirtualMachinePlatform", Features.HyperV));
        Assert.Equal((ServicingErrorKind.UnknownFeature, 0x800F080Cu), (e.Kind, e.Code));
        Assert.Contains("Microsoft-Hyper-V", e.Message, StringComparison.Ordinal);
        Assert.Equal(FeatureState.Staged, session.StateOf("VirtualMachinePlatform"));
    }

    [Fact]
    public void Progress_rises_to_100_while_time_passes_and_the_host_can_be_looked_at_meanwhile()
    {
        using SimulatedSession session = _host.Open();
        DateTimeOffset start = session.Clock.UtcNow;
        List<FeatureState?> seen = [];
        var progress = new ProgressList { Heard = _ => seen.Add(session.StateOf(Features.HyperV)) };

        session.Servicing.Enable(new EnableRequest([Features.HyperV], [], LimitAccess: true, Timeout), progress);

        Assert.Equal((0, 100), (progress.Values[0], progress.Values[^1]));
        Assert.Equal(progress.Values.Distinct().Order(), progress.Values);
        Assert.Equal(FeatureState.Staged, seen[0]);
        Assert.Equal(FeatureState.InstallPending, seen[^1]);
        Assert.Equal(TimeSpan.FromSeconds(40), session.Clock.UtcNow - start);
    }

    [Theory]
    [InlineData(@"D:\sources\sxs\", true, null, 0u)]
    [InlineData("", false, null, 0u)]
    [InlineData("", true, ServicingErrorKind.SourceMissing, 0x800F081Fu)]
    [InlineData(@"\\files\sxs", true, ServicingErrorKind.SourceMissing, 0x800F081Fu)]
    [InlineData(@"E:\nowhere", true, ServicingErrorKind.SourceMissing, 0x800F081Fu)]
    [InlineData(@"\\files\sxs", false, null, 0u)]
    public void A_removed_payload_comes_from_a_source_or_windows_update(string source, bool limitAccess, ServicingErrorKind? kind, uint code)
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestCore2025);
        using SimulatedSession session = host.Open();
        Assert.Equal(FeatureState.Removed, session.StateOf(Features.Containers));
        Assert.Equal(3ul, session.InstallState(Features.Containers));
        var request = new EnableRequest([Features.Containers], source.Length > 0 ? [source] : [], limitAccess, Timeout);

        if (kind is null)
        {
            Assert.True(session.Servicing.Enable(request, new ProgressList()).RestartRequired);
            Assert.Equal(FeatureState.InstallPending, session.StateOf(Features.Containers));
        }
        else
        {
            var e = Assert.Throws<ServicingException>(() => session.Servicing.Enable(request, new ProgressList()));
            Assert.Equal((kind.Value, code), (e.Kind, e.Code));
            Assert.Equal(FeatureState.Removed, session.StateOf(Features.Containers));
        }
    }

    [Theory]
    [InlineData("usesUpdateServer", ServicingErrorKind.UpdatePolicy, 0x800F0954u)]
    [InlineData("busy", ServicingErrorKind.Busy, 0x800F0902u)]
    [InlineData("packaged", ServicingErrorKind.NotRegistered, 0x80040154u)]
    public void What_stands_in_the_way_refuses(string property, ServicingErrorKind kind, uint code)
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestCore2025).Edit(root => root["servicing"]![property] = true);
        using SimulatedSession session = host.Open();
        string before = host.Text;

        var e = Assert.Throws<ServicingException>(() => session.Enable(Features.Containers));

        Assert.Equal((kind, code), (e.Kind, e.Code));
        Assert.Equal(before, host.Text);
    }

    [Theory]
    [InlineData("servicing", "elevated", false)]
    [InlineData("simulation", "accessDenied", true)]
    public void Without_elevation_dism_refuses_but_the_registry_can_be_read(string section, string property, bool value)
    {
        _host.Edit(root => root[section]![property] = value);
        using SimulatedSession session = _host.Open();

        Assert.Equal("ServerDatacenter", session.Servicing.ReadInstallation().EditionId);
        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.Equal(2ul, session.InstallState(Features.HyperV));
        foreach (Action call in new Action[] { () => session.StateOf(Features.HyperV), () => session.Enable(Features.HyperV), () => session.Disable(Features.HyperV) })
        {
            var e = Assert.Throws<ServicingException>(call);
            Assert.Equal((ServicingErrorKind.NotElevated, 0x800702E4u), (e.Kind, e.Code));
        }
    }

    [Fact]
    public void A_change_that_takes_longer_than_allowed_is_cancelled()
    {
        _host.Edit(root => root["servicing"]!["seconds"] = 600);
        using SimulatedSession session = _host.Open();
        DateTimeOffset start = session.Clock.UtcNow;
        string before = _host.Text;
        var request = new EnableRequest([Features.HyperV], [], LimitAccess: false, TimeSpan.FromSeconds(90));

        var e = Assert.Throws<ServicingException>(() => session.Servicing.Enable(request, new ProgressList()));

        Assert.Equal(ServicingErrorKind.TimedOut, e.Kind);
        Assert.Equal(TimeSpan.FromSeconds(90), session.Clock.UtcNow - start);
        Assert.Equal(before, _host.Text);
    }

    [Fact]
    public void A_host_that_says_nothing_of_servicing_knows_no_feature()
    {
        using var host = TemporaryHost.LabL1().Edit(static root => root.Remove("servicing"));
        using SimulatedSession session = host.Open();

        Assert.Equal(new WindowsInstallation("", InstallationKind.Other), session.Servicing.ReadInstallation());
        Assert.Null(session.StateOf(Features.HyperV));
        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.Equal(ServicingErrorKind.UnknownFeature, Assert.Throws<ServicingException>(() => session.Enable(Features.HyperV)).Kind);
        Assert.Null(session.HyperVError());
        Assert.True(SimulatedMachine.Restart(host.FilePath) is { Features: [], HyperVAvailable: true, HypervisorRuns: true });
    }

    [Fact]
    public void Changes_of_several_processes_at_once_all_come()
    {
        string[] features = [Features.HyperV, Features.Containers, Features.PowerShell, "VirtualMachinePlatform"];

        Parallel.ForEach(features, feature =>
        {
            using SimulatedSession session = _host.Open();
            session.Enable(feature);
        });

        using SimulatedSession after = _host.Open();
        Assert.Equal(
            [FeatureState.InstallPending, FeatureState.InstallPending, FeatureState.Installed, FeatureState.InstallPending],
            after.Servicing.ReadStates(features));
        Assert.All(features, f => Assert.Equal(1ul, after.InstallState(f)));
    }

    [Fact]
    public void What_another_process_enables_is_seen()
    {
        using SimulatedSession ours = _host.Open();
        using SimulatedSession theirs = _host.Open();
        Assert.Empty(ours.Servicing.ReadRestartIndicators());

        theirs.Enable(Features.HyperV);

        Assert.Equal([RestartIndicator.ComponentServicing], ours.Servicing.ReadRestartIndicators());
        Assert.Equal(FeatureState.InstallPending, ours.StateOf(Features.HyperV));
    }
}
