using NestedDsc.Cim;
using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Tests.Features;

public sealed class ServerManagerServicingTests
{
    private const string Role = "Microsoft-Hyper-V";
    private const string PowerShell = "Microsoft-Hyper-V-Management-PowerShell";

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(45);

    private readonly List<int> _heard = [];

    [Fact]
    public void States_are_read_by_the_names_of_dism()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV(role: 3, tools: 1);
        using var servicing = new ServerManagerServicing(new HyperVConnection(server));

        Assert.Equal(
            [FeatureState.InstallPending, FeatureState.Installed, FeatureState.Removed, null, FeatureState.InstallPending],
            servicing.ReadStates([Role, PowerShell, "Containers", "HypervisorPlatform", "MICROSOFT-HYPER-V-ONLINE"]));
        Assert.Equal("GetServerComponentsAsync GetEnumerationRequestState", server.Methods);
        Assert.All(server.Calls, static call => Assert.Equal(@"root\Microsoft\Windows\ServerManager", call.Target.Namespace));
    }

    [Theory]
    [InlineData(0, FeatureState.Staged)]
    [InlineData(1, FeatureState.Installed)]
    [InlineData(2, FeatureState.UninstallPending)]
    [InlineData(3, FeatureState.InstallPending)]
    [InlineData(4, FeatureState.NotPresent)]
    [InlineData(5, FeatureState.Removed)]
    [InlineData(6, null)]
    [InlineData(77, null)]
    public void Each_state_of_a_component_has_one_of_dism(byte installed, FeatureState? state)
    {
        FakeServerManager server = new FakeServerManager().Has("Hyper-V", installed);

        Assert.Equal([state], new ServerManagerServicing(new HyperVConnection(server)).ReadStates([Role]));
    }

    [Fact]
    public void Enabling_adds_what_was_asked_for_with_all_that_it_needs()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV().Answers(
            FakeServerManager.State(0, ticks: 0, total: 10), FakeServerManager.State(0, ticks: 4, total: 10), FakeServerManager.State(0, ticks: 4, total: 10),
            FakeServerManager.State(1, restart: true, ticks: 10, total: 10, warnings: ["Restart the server."]));
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        ServicingResult result = servicing.Enable(
            new EnableRequest([Role, "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Management-Clients", PowerShell], [@"D:\sxs"], LimitAccess: false, Time), Progress());

        Assert.True(result.RestartRequired);
        Assert.Equal(["Restart the server."], servicing.Warnings);
        Assert.Equal([0, 40, 100], _heard);
        Assert.Equal(
            ["Hyper-V", "RSAT", "RSAT-Role-Tools", "RSAT-Hyper-V-Tools", "NET-Framework-45-Core", "Hyper-V-Tools", "Hyper-V-PowerShell"],
            server.Changed("AddServerComponentAsync"));
        CimMethodCall add = server.Of("AddServerComponentAsync").Single();
        Assert.Equal([@"D:\sxs"], Assert.IsType<string[]>(FakeServerManager.Value(add, "Source")));
        Assert.Equal(false, FakeServerManager.Value(add, "ScanForUpdates"));
        Assert.Equal(3, server.Of("GetAlterationRequestState").Count);
        AssertSameRequest(server, add);
    }

    [Fact]
    public void What_is_installed_is_not_added_again()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV(role: 1, tools: 1).Answers(FakeServerManager.State(1));
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        Assert.False(servicing.Enable(new EnableRequest([Role, PowerShell], [], LimitAccess: true, Time), Progress()).RestartRequired);
        Assert.DoesNotContain("Add", server.Methods, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_for_a_restart_still_does()
    {
        var installing = new ServerManagerServicing(new HyperVConnection(new FakeServerManager().HasHyperV(role: 3)));
        var removing = new ServerManagerServicing(new HyperVConnection(new FakeServerManager().HasHyperV(role: 2)));

        Assert.True(installing.Enable(new EnableRequest([Role], [], LimitAccess: false, Time), Progress()).RestartRequired);
        Assert.True(removing.Disable(new DisableRequest([Role], Time), Progress()).RestartRequired);
    }

    [Fact]
    public void Disabling_removes_what_is_below_and_nothing_above_and_keeps_the_payload()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV(role: 1, tools: 1).Answers(FakeServerManager.State(1, restart: true));
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        Assert.True(servicing.Disable(new DisableRequest(["RSAT-Hyper-V-Tools-Feature", Role], Time), Progress()).RestartRequired);
        Assert.Equal(["Hyper-V-Tools", "Hyper-V-PowerShell", "RSAT-Hyper-V-Tools", "Hyper-V"], server.Changed("RemoveServerComponentAsync"));
        Assert.Equal(false, FakeServerManager.Value(server.Of("RemoveServerComponentAsync").Single(), "DeleteComponents"));
        Assert.Equal([100], _heard);
    }

    [Fact]
    public void A_processor_without_virtualization_is_a_missing_prerequisite()
    {
        ServicingException error = EnablingFails(FakeServerManager.State(
            2, errorId: "Alteration_PrerequisiteCheck_Failed", text: "Hyper-V cannot be installed:\r\nThe processor does not have required virtualization capabilities."));

        Assert.Equal(ServicingErrorKind.PrerequisiteMissing, error.Kind);
        Assert.StartsWith(
            "Enabling the Windows feature 'Microsoft-Hyper-V' failed: a prerequisite of it is missing (Server Manager: Alteration_PrerequisiteCheck_Failed: Hyper-V cannot be installed: The processor",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("expose the virtualization extensions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_servicing_in_the_text_says_what_is_wrong()
    {
        ServicingException error = EnablingFails(FakeServerManager.State(
            2, errorId: "WindowsUpdate_Failed", text: "Die Quelldateien wurden nicht gefunden (0x1, Fehler: 0x800f081f)."));

        Assert.Equal((ServicingErrorKind.SourceMissing, 0x800F081F), (error.Kind, error.Code));
        Assert.Contains("(0x800F081F: Server Manager: WindowsUpdate_Failed: Die Quelldateien", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("0x800f08")]
    [InlineData("0x00000001 0xZZZZZZZZ")]
    public void Other_failures_are_told_as_they_are(string text)
    {
        ServicingException error = EnablingFails(FakeServerManager.State(2, errorId: "Something", text: text));

        Assert.Equal(ServicingErrorKind.Failed, error.Kind);
        Assert.Contains($"Server Manager reported an error (Server Manager: Something{(text.Length > 0 ? ": " + text : "")}).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_without_details_is_a_failure() => Assert.Equal(ServicingErrorKind.Failed, EnablingFails(FakeServerManager.State(2)).Kind);

    [Fact]
    public void A_request_that_does_not_end_is_given_up_when_its_time_is_over()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV().Answers(FakeServerManager.State(0));
        DateTimeOffset start = server.Time.UtcNow;
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        var error = Assert.Throws<ServicingException>(() => servicing.Enable(new EnableRequest([Role], [], LimitAccess: false, TimeSpan.FromSeconds(90.5)), Progress()));

        Assert.Equal(ServicingErrorKind.TimedOut, error.Kind);
        Assert.Equal(TimeSpan.FromSeconds(90.5), server.Time.UtcNow - start);
        Assert.Contains("may still be under way", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_are_lost_are_asked_for_again()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV()
            .Answers(FakeServerManager.State(0)).Loses(2).Answers(FakeServerManager.State(0)).Loses(2).Answers(FakeServerManager.State(1, restart: true));

        Assert.True(new ServerManagerServicing(new HyperVConnection(server)).Enable(new EnableRequest([Role], [], LimitAccess: false, Time), Progress()).RestartRequired);
    }

    [Theory]
    [InlineData(CimErrorCode.Failed, ServicingErrorKind.ConnectionLost)]
    [InlineData(CimErrorCode.AccessDenied, ServicingErrorKind.NotElevated)]
    [InlineData(CimErrorCode.InvalidNamespace, ServicingErrorKind.Failed)]
    [InlineData(CimErrorCode.TimedOut, ServicingErrorKind.TimedOut)]
    public void A_server_that_answers_no_more_is_told_as_servicing_tells_it(CimErrorCode code, ServicingErrorKind kind)
    {
        FakeServerManager server = new FakeServerManager().HasHyperV().Answers(FakeServerManager.State(0)).Loses(3, code);
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        Assert.Equal(kind, Assert.Throws<ServicingException>(() => servicing.Enable(new EnableRequest([Role], [], LimitAccess: false, Time), Progress())).Kind);
        Assert.Equal(3, server.Of("GetAlterationRequestState").Count);
    }

    [Fact]
    public void A_method_that_refuses_is_told_with_its_code()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV();
        server.Codes["GetServerComponentsAsync"] = 0x80070005;

        var error = Assert.Throws<ServicingException>(() => new ServerManagerServicing(new HyperVConnection(server)).ReadStates([Role]));

        Assert.Equal((ServicingErrorKind.NotElevated, 0x80070005), (error.Kind, error.Code));
    }

    [Fact]
    public void A_feature_without_a_component_is_unknown_and_nothing_is_changed()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV();
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        var error = Assert.Throws<ServicingException>(() => servicing.Enable(new EnableRequest([Role, "HypervisorPlatform"], [], LimitAccess: false, Time), Progress()));

        Assert.Equal(ServicingErrorKind.UnknownFeature, error.Kind);
        Assert.Contains("'HypervisorPlatform'", error.Message, StringComparison.Ordinal);
        Assert.Equal("GetServerComponentsAsync GetEnumerationRequestState", server.Methods);
    }

    [Fact]
    public void A_missing_payload_is_not_fetched_where_windows_update_is_not_to_be_asked()
    {
        FakeServerManager server = new FakeServerManager().HasHyperV().Answers(FakeServerManager.State(1));
        var servicing = new ServerManagerServicing(new HyperVConnection(server));

        var error = Assert.Throws<ServicingException>(() => servicing.Enable(new EnableRequest(["Containers"], [], LimitAccess: true, Time), Progress()));
        Assert.Equal(ServicingErrorKind.SourceMissing, error.Kind);
        Assert.DoesNotContain("Add", server.Methods, StringComparison.Ordinal);

        servicing.Enable(new EnableRequest(["Containers"], [], LimitAccess: false, Time), Progress());
        Assert.Equal(["Containers"], server.Changed("AddServerComponentAsync"));
    }

    [Fact]
    public void Components_that_need_each_other_end()
    {
        FakeServerManager server = new FakeServerManager()
            .Has("Hyper-V", 0, "A", ["Hyper-V", "missing"]).Has("A", 0, "Hyper-V").Has("", 0).Answers(FakeServerManager.State(1));

        new ServerManagerServicing(new HyperVConnection(server)).Enable(new EnableRequest([Role], [], LimitAccess: false, Time), Progress());

        Assert.Equal(["A", "Hyper-V"], server.Changed("AddServerComponentAsync"));
    }

    private static void AssertSameRequest(FakeServerManager server, CimMethodCall start)
    {
        CimObject id = Request(start);
        Assert.Equal(("MSFT_ServerManagerRequestGuid", @"root\Microsoft\Windows\ServerManager"), (id.ClassName, id.Namespace));
        Assert.All(server.Of("GetAlterationRequestState"), poll => Assert.Same(id, Request(poll)));
        Assert.NotEqual(id.Number("HighHalf"), Request(server.Of("GetServerComponentsAsync").Single()).Number("HighHalf"));

        static CimObject Request(CimMethodCall call) => (CimObject)FakeServerManager.Value(call, "RequestGuid")!;
    }

    private ServicingException EnablingFails(CimObject state)
    {
        FakeServerManager server = new FakeServerManager().HasHyperV().Answers(FakeServerManager.State(0), state);
        var servicing = new ServerManagerServicing(new HyperVConnection(server));
        return Assert.Throws<ServicingException>(() => servicing.Enable(new EnableRequest([Role], [], LimitAccess: false, Time), Progress()));
    }

    private Heard Progress() => new(_heard);

    private sealed class Heard(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}
