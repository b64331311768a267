using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class ServerManagerTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.CopyOf(HostFiles.Guest2019);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Components_come_with_polls_and_know_their_descriptor()
    {
        using SimulatedSession session = _host.Open();

        IReadOnlyList<CimObject> components = session.Components();

        Assert.Equal(
            ["Hyper-V", "Containers", "RSAT-Hyper-V-Tools", "Hyper-V-Tools", "Hyper-V-PowerShell"], components.Select(static c => c.Text("UniqueName")));
        CimObject role = components[0];
        Assert.Equal((20ul, (byte)0, (byte)0), (role.Number("NumericId"), role.Find("FeatureType")!.Value, role.Find("Installed")!.Value));
        Assert.Equal("ServerComponent_HyperV", ((CimObject)role.Find("Descriptor")!.Value!).ClassName);
        Assert.Equal(
            [("MSFT_OptionalCompanion", "RSAT-Hyper-V-Tools"), ("MSFT_OptionalCompanion", "Hyper-V-Tools"), ("MSFT_OptionalCompanion", "Hyper-V-PowerShell")],
            ((CimObject[])role.Find("OptionalCompanions")!.Value!).Select(static c => (c.ClassName, c.Text("CompanionComponentName")!)));
        Assert.Equal("vmms", Assert.Single((CimObject[])role.Find("SystemServices")!.Value!).Text("Name"));
        Assert.Equal(
            (CimType.SInt32, CimType.SInt32, CimType.SInt32),
            (role.Find("NumericId")!.Type, role.Find("MajorVersion")!.Type, role.Find("MinorVersion")!.Type));
        Assert.Equal(["Hyper-V-Tools", "Hyper-V-PowerShell"], components[2].Texts("SubFeatures"));
    }

    [Fact]
    public void Adding_the_role_ends_in_a_restart_after_which_it_is_there()
    {
        using SimulatedSession session = _host.Open();

        CimObject state = session.Alter("AddServerComponentAsync", "Hyper-V", "Hyper-V-PowerShell");

        Assert.Equal((ManagerCaller.Completed, true), (state.Find("RequestState")!.Value, state.Flag("RestartRequired")));
        Assert.Equal(
            [FeatureState.InstallPending, FeatureState.InstallPending, FeatureState.Installed, FeatureState.Installed],
            session.Servicing.ReadStates([Features.HyperV, Features.Online, Features.PowerShell, Features.Tools]));
        Assert.Equal([RestartIndicator.ComponentServicing, RestartIndicator.ServerManager], session.Servicing.ReadRestartIndicators());
        SimulatedMachine.Restart(_host.FilePath);
        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.Null(session.HyperVError());
        Assert.Equal((byte)1, session.Components()[0].Find("Installed")!.Value);

        Assert.True(session.Alter("RemoveServerComponentAsync", "Hyper-V").Flag("RestartRequired"));
        Assert.Equal(FeatureState.UninstallPending, session.StateOf(Features.HyperV));
        SimulatedMachine.Restart(_host.FilePath);
        Assert.Equal(CimErrorCode.InvalidClass, session.HyperVError());
    }

    [Fact]
    public void The_role_is_refused_where_virtualization_is_not_exposed_though_dism_takes_it()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019NotExposed);
        using SimulatedSession session = host.Open();

        CimObject state = session.Alter("AddServerComponentAsync", "Hyper-V");

        Assert.Equal(ManagerCaller.Failed, state.Find("RequestState")!.Value);
        var error = (CimObject)state.Find("Error")!.Value!;
        Assert.Equal("MSFT_ServerManagerDeploymentError", error.ClassName);
        Assert.Equal("Alteration_PrerequisiteCheck_Failed", error.Text("ErrorId"));
        Assert.Contains("BIOS", error.Text("ErrorMessage"), StringComparison.Ordinal);
        Assert.Equal(FeatureState.Staged, session.StateOf(Features.HyperV));

        Assert.Equal(ManagerCaller.Completed, session.Alter("AddServerComponentAsync", "Hyper-V-PowerShell").Find("RequestState")!.Value);
        Assert.True(session.Enable(Features.HyperV).RestartRequired);
    }

    [Fact]
    public void A_removed_payload_without_source_fails_the_request_and_a_source_helps()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestCore2025).Edit(static root => root["servicing"]!.AsObject().Remove("windowsUpdate"));
        using SimulatedSession session = host.Open();

        CimObject state = session.Alter("AddServerComponentAsync", "Containers");
        Assert.Equal("DISMAPI_Error__Cbs_Download_Failure", ((CimObject)state.Find("Error")!.Value!).Text("ErrorId"));

        CimProperty id = ManagerCaller.Guid(Guid.NewGuid());
        session.Task(
            "AddServerComponentAsync", id, CimProperty.OfStrings("Source", @"D:\sources\sxs"), CimProperty.OfBoolean("ScanForUpdates", false),
            session.Components().Descriptors("Containers"));
        for (int poll = 0; poll < 3; poll++)
        {
            session.Task("GetAlterationRequestState", id);
        }

        Assert.Equal(FeatureState.InstallPending, session.StateOf(Features.Containers));
    }

    [Fact]
    public void A_request_ends_for_those_who_only_look_at_the_features_too()
    {
        using SimulatedSession session = _host.Open();
        session.Task("AddServerComponentAsync", ManagerCaller.Guid(Guid.NewGuid()), session.Components().Descriptors("Hyper-V"));

        Assert.Equal(FeatureState.Staged, session.StateOf(Features.HyperV));
        session.StateOf(Features.HyperV);

        Assert.Equal(FeatureState.InstallPending, session.StateOf(Features.HyperV));
        using SimulatedSession other = _host.Open();
        Assert.Equal(FeatureState.InstallPending, other.StateOf(Features.HyperV));
    }

    [Fact]
    public void A_restart_calls_off_what_has_not_ended()
    {
        using SimulatedSession session = _host.Open();
        CimProperty id = ManagerCaller.Guid(Guid.NewGuid());
        session.Task("AddServerComponentAsync", id, session.Components().Descriptors("Hyper-V"));
        using (SimulatedSession other = _host.Open("method=AddServerComponentAsync,job=never"))
        {
            other.Task("AddServerComponentAsync", ManagerCaller.Guid(Guid.NewGuid()), other.Components().Descriptors("Containers"));
        }

        Assert.Contains("\"alterations\"", _host.Text, StringComparison.Ordinal);
        SimulatedMachine.Restart(_host.FilePath);

        Assert.DoesNotContain("\"alterations\"", _host.Text, StringComparison.Ordinal);
        Assert.Equal(CimErrorCode.NotFound, Assert.Throws<CimException>(() => session.Task("GetAlterationRequestState", id)).Code);
        Assert.Equal(FeatureState.Staged, session.StateOf(Features.Containers));
    }

    [Theory]
    [InlineData("method=AddServerComponentAsync,job=fails", ManagerCaller.Failed, FeatureState.Staged)]
    [InlineData("method=AddServerComponentAsync,ignored", ManagerCaller.Completed, FeatureState.Staged)]
    [InlineData("method=AddServerComponentAsync,job=warns", ManagerCaller.Completed, FeatureState.InstallPending)]
    public void Faults_bend_the_end_of_a_request(string faults, byte expected, FeatureState state)
    {
        using SimulatedSession session = _host.Open(faults);

        Assert.Equal(expected, session.Alter("AddServerComponentAsync", "Hyper-V").Find("RequestState")!.Value);
        Assert.Equal(state, session.StateOf(Features.HyperV));
    }

    [Fact]
    public void Wrong_calls_are_refused_and_change_nothing()
    {
        using SimulatedSession session = _host.Open();
        CimProperty id = ManagerCaller.Guid(Guid.NewGuid());
        CimProperty hyperV = session.Components().Descriptors("Hyper-V");
        string before = _host.Text;

        Refused(CimErrorCode.InvalidParameter, "AddServerComponentAsync", hyperV);
        Refused(CimErrorCode.TypeMismatch, "AddServerComponentAsync", CimProperty.OfString("RequestGuid", Guid.NewGuid().ToString()), hyperV);
        Refused(CimErrorCode.InvalidParameter, "AddServerComponentAsync", id with { Value = new CimObject("MSFT_ServerManagerRequestGuid", []) }, hyperV);
        Refused(CimErrorCode.InvalidParameter, "AddServerComponentAsync", id, hyperV with { Value = new[] { new CimObject("ServerComponent_Hyper_V", []) } });
        Refused(CimErrorCode.InvalidParameter, "AddServerComponentAsync", id, hyperV with { Value = Array.Empty<CimObject>() });
        Refused(CimErrorCode.TypeMismatch, "AddServerComponentAsync", id, hyperV with { Value = ((CimObject[])hyperV.Value!)[0] });
        Refused(CimErrorCode.NotSupported, "RemoveServerComponentAsync", id, CimProperty.OfBoolean("DeleteComponents", true), hyperV);
        Refused(CimErrorCode.NotFound, "GetAlterationRequestState", id);
        Refused(CimErrorCode.NotFound, "GetEnumerationRequestState", id);
        Assert.Equal(before, _host.Text);

        void Refused(CimErrorCode code, string method, params CimProperty[] parameters) =>
            Assert.Equal(code, Assert.Throws<CimException>(() => session.Task(method, parameters)).Code);
    }

    [Fact]
    public void Without_elevation_access_is_denied()
    {
        _host.Edit(static root => root["servicing"]!["elevated"] = false);
        using SimulatedSession session = _host.Open();

        Assert.Equal(CimErrorCode.AccessDenied, Assert.Throws<CimException>(() => session.Components()).Code);
    }

    [Fact]
    public void A_client_has_no_server_manager()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestPro);
        using SimulatedSession session = host.Open();

        Assert.Equal(CimErrorCode.InvalidNamespace, Assert.Throws<CimException>(() => session.Components()).Code);
    }
}
