using System.Runtime.InteropServices;
using NestedDsc.Servicing.Windows;

namespace NestedDsc.Servicing.Tests.Windows;

/// <summary>The calls of dismapi.dll, against a stand-in in C.</summary>
public sealed class DismSessionTests
{
    private const string Role = "Microsoft-Hyper-V";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(45);
    private static readonly Progress Nobody = new(static _ => { });

    [Fact]
    public void The_structure_has_the_layout_of_the_header()
    {
        using var dism = new DismStandIn();
        string[] fields =
        [
            nameof(DismFeatureInfo.FeatureName), nameof(DismFeatureInfo.FeatureState), nameof(DismFeatureInfo.DisplayName),
            nameof(DismFeatureInfo.Description), nameof(DismFeatureInfo.RestartRequired), nameof(DismFeatureInfo.CustomProperties),
            nameof(DismFeatureInfo.CustomPropertyCount),
        ];

        Assert.Equal([.. Enumerable.Range(0, fields.Length).Select(DismStandIn.OffsetOf)], fields.Select(static field => (int)Marshal.OffsetOf<DismFeatureInfo>(field)));
        Assert.Equal(DismStandIn.OffsetOf(fields.Length), Marshal.SizeOf<DismFeatureInfo>());
        Assert.Equal(8, DismStandIn.OffsetOf(1));
        Assert.Equal(44, DismStandIn.OffsetOf(fields.Length));
    }

    [Fact]
    public void States_are_read_in_the_order_asked_for_and_every_structure_is_given_back()
    {
        using var dism = new DismStandIn([.. Enumerable.Range(0, 8).Select(static state => $"feature F{state} {state}")]);
        using var session = new DismSession();

        IReadOnlyList<FeatureState?> states = session.ReadStates(["F7", "F6", "F5", "F4", "Fehlt", "F3", "F2", "F1", "F0"]);

        Assert.Equal(
            [
                FeatureState.PartiallyInstalled, FeatureState.Superseded, FeatureState.InstallPending, FeatureState.Installed, null,
                FeatureState.Removed, FeatureState.Staged, FeatureState.UninstallPending, FeatureState.NotPresent,
            ],
            states);
        Assert.Equal(8, dism.Count("DismDelete"));
        Assert.Equal(0, DismStandIn.NotGivenBack);
        Assert.Contains("DismGetFeatureInfo name=Fehlt identifier=(null) package=0", dism.Calls);
    }

    [Fact]
    public void A_state_that_is_not_known_is_an_error_and_its_structure_is_given_back()
    {
        using var dism = new DismStandIn($"feature {Role} 8");
        using var session = new DismSession();

        var error = Assert.Throws<ServicingException>(() => session.ReadStates([Role]));

        Assert.Equal(ServicingErrorKind.Failed, error.Kind);
        Assert.Contains("state 8", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, DismStandIn.NotGivenBack);
    }

    [Fact]
    public void Nothing_is_called_before_it_is_needed()
    {
        using var dism = new DismStandIn();
        new DismSession().Dispose();

        Assert.Empty(dism.Calls);
    }

    [Fact]
    public void One_session_serves_all_calls_and_is_closed_before_the_one_shutdown()
    {
        using var dism = new DismStandIn($"feature {Role} 2");
        var session = new DismSession();
        session.ReadStates([Role]);
        session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), Nobody);
        session.ReadStates([Role]);
        session.Disable(new DisableRequest([Role], Long), Nobody);
        session.Dispose();
        session.Dispose();

        string[] frame = [.. dism.Calls.Where(static call => call.Contains("nitialize", StringComparison.Ordinal) || call.Contains("Session", StringComparison.Ordinal) || call.Contains("Shutdown", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "DismInitialize level=0 log=(null) scratch=(null)",
                "DismOpenSession image=DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845} windows=(null) drive=(null)",
                "DismCloseSession",
                "DismShutdown",
            ],
            frame);
    }

    [Fact]
    public void Whoever_initialized_it_before_shuts_it_down()
    {
        using var dism = new DismStandIn($"feature {Role} 2", "code DismInitialize 1");
        using (var session = new DismSession())
        {
            Assert.Equal([FeatureState.Staged], session.ReadStates([Role]));
        }

        Assert.Equal(1, dism.Count("DismCloseSession"));
        Assert.Equal(0, dism.Count("DismShutdown"));
    }

    [Fact]
    public void Enable_hands_over_names_sources_and_flags_as_they_are()
    {
        using var dism = new DismStandIn();
        using var session = new DismSession();

        session.Enable(
            new EnableRequest([Role, "Microsoft-Hyper-V-Management-PowerShell"], [@"D:\Quellen für 東京\sxs", @"\\srv\🖥 share", @"wim:E:\install.wim:4"], LimitAccess: true, Long),
            Nobody);

        Assert.Contains(
            @"DismEnableFeature names=Microsoft-Hyper-V;Microsoft-Hyper-V-Management-PowerShell identifier=(null) package=0 limitAccess=1 enableAll=1 cancel=given sources=3|D:\Quellen für 東京\sxs|\\srv\🖥 share|wim:E:\install.wim:4",
            dism.Calls);
    }

    [Fact]
    public void Enable_without_sources_hands_over_none()
    {
        using var dism = new DismStandIn();
        using var session = new DismSession();

        ServicingResult result = session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), Nobody);

        Assert.False(result.RestartRequired);
        Assert.Contains($"DismEnableFeature names={Role} identifier=(null) package=0 limitAccess=0 enableAll=1 cancel=given sources=null 0", dism.Calls);
    }

    [Fact]
    public void Disable_keeps_the_payload()
    {
        using var dism = new DismStandIn("code DismDisableFeature 3010");
        using var session = new DismSession();

        ServicingResult result = session.Disable(new DisableRequest([Role, "Containers"], Long), Nobody);

        Assert.True(result.RestartRequired);
        Assert.Contains($"DismDisableFeature names={Role};Containers package=(null) removePayload=0 cancel=given", dism.Calls);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", false)]
    [InlineData("3010", true)]
    [InlineData("3011", true)]
    [InlineData("0x80070BC2", true)]
    public void Success_says_whether_a_restart_is_needed(string code, bool restart)
    {
        using var dism = new DismStandIn($"code DismEnableFeature {code}");
        using var session = new DismSession();

        Assert.Equal(restart, session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), Nobody).RestartRequired);
        Assert.Equal(0, dism.Count("DismGetLastErrorMessage"));
    }

    [Fact]
    public void A_session_that_a_change_has_made_stale_is_opened_anew()
    {
        using var dism = new DismStandIn("code DismEnableFeature 1", $"feature {Role} 4");
        using (var session = new DismSession())
        {
            session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), Nobody);
            Assert.Equal([FeatureState.Installed], session.ReadStates([Role]));
        }

        Assert.Equal(1, dism.Count("DismInitialize"));
        Assert.Equal(2, dism.Count("DismOpenSession"));
        Assert.Equal(2, dism.Count("DismCloseSession"));
        Assert.Equal(1, dism.Count("DismShutdown"));
    }

    [Fact]
    public void Progress_is_told_in_percent_and_only_where_it_grows()
    {
        using var dism = new DismStandIn(
            "progress 0 100", "progress 10 100", "progress 10 100", "progress 5 100", "progress 1 0", "progress 30 60",
            "progress 4294967295 4294967295", "progress 200 100");
        using var session = new DismSession();
        var heard = new List<int>();

        session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), new Progress(heard.Add));

        Assert.Equal([0, 10, 50, 100], heard);
    }

    [Fact]
    public void A_listener_that_throws_ends_neither_the_process_nor_the_change()
    {
        using var dism = new DismStandIn("progress 1 100", "progress 2 100", "code DismEnableFeature 3010");
        using var session = new DismSession();
        int heard = 0;

        ServicingResult result = session.Enable(new EnableRequest([Role], [], LimitAccess: false, Long), new Progress(_ =>
        {
            heard++;
            throw new InvalidOperationException();
        }));

        Assert.True(result.RestartRequired);
        Assert.Equal(2, heard);
    }

    [Theory]
    [InlineData("0x800F080C", ServicingErrorKind.UnknownFeature)]
    [InlineData("0x800F0825", ServicingErrorKind.NotApplicable)]
    [InlineData("0x800F081F", ServicingErrorKind.SourceMissing)]
    [InlineData("0x800F0954", ServicingErrorKind.UpdatePolicy)]
    [InlineData("0x800F0902", ServicingErrorKind.Busy)]
    [InlineData("0x800706BA", ServicingErrorKind.ConnectionLost)]
    [InlineData("0x80004005", ServicingErrorKind.Failed)]
    public void A_refused_change_tells_code_meaning_and_the_text_of_dism(string code, ServicingErrorKind kind)
    {
        using var dism = new DismStandIn($"code DismEnableFeature {code}", "message Die Quelldateien für „Hyper-V“ fehlen 🖥.");
        using var session = new DismSession();

        var error = Assert.Throws<ServicingException>(() => session.Enable(new EnableRequest([Role, "B"], [], LimitAccess: false, Long), Nobody));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(Convert.ToUInt32(code, 16), error.Code);
        Assert.StartsWith($"Enabling the Windows features '{Role}', 'B' failed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"({code}: Die Quelldateien für „Hyper-V“ fehlen 🖥.)", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, DismStandIn.NotGivenBack);
        Assert.Equal(1, dism.Count("DismGetLastErrorMessage"));
    }

    [Fact]
    public void A_change_that_is_cancelled_when_its_time_is_over_has_timed_out()
    {
        using var dism = new DismStandIn("code DismDisableFeature 0x800704C7");
        using var session = new DismSession();

        var error = Assert.Throws<ServicingException>(() => session.Disable(new DisableRequest([Role], TimeSpan.Zero), Nobody));

        Assert.Equal(ServicingErrorKind.TimedOut, error.Kind);
        Assert.Equal($"Disabling the Windows feature '{Role}' failed: it did not end within 0 seconds and was cancelled (0x800704C7). Look at the state of the features, then try again or allow more time.", error.Message);
    }

    [Fact]
    public void A_change_that_ends_well_after_its_time_has_succeeded()
    {
        using var dism = new DismStandIn("code DismEnableFeature 3010");
        using var session = new DismSession();

        Assert.True(session.Enable(new EnableRequest([Role], [], LimitAccess: false, TimeSpan.Zero), Nobody).RestartRequired);
    }

    [Fact]
    public void A_session_that_is_refused_is_asked_for_again_by_the_next_call()
    {
        using var dism = new DismStandIn("code DismOpenSession 0x80040154");
        using (var session = new DismSession())
        {
            Assert.Equal(ServicingErrorKind.NotRegistered, Assert.Throws<ServicingException>(() => session.ReadStates([Role])).Kind);
            Assert.Equal(ServicingErrorKind.NotRegistered, Assert.Throws<ServicingException>(() => session.ReadStates([Role])).Kind);
        }

        Assert.Equal(1, dism.Count("DismInitialize"));
        Assert.Equal(2, dism.Count("DismOpenSession"));
        Assert.Equal(0, dism.Count("DismCloseSession"));
        Assert.Equal(1, dism.Count("DismShutdown"));
    }

    [Fact]
    public void A_process_that_is_not_elevated_gets_no_further()
    {
        using var dism = new DismStandIn("code DismInitialize 0x800702E4");
        using (var session = new DismSession())
        {
            Assert.Equal(ServicingErrorKind.NotElevated, Assert.Throws<ServicingException>(() => session.ReadStates([Role])).Kind);
        }

        Assert.Equal(0, dism.Count("DismOpenSession"));
        Assert.Equal(0, dism.Count("DismShutdown"));
    }

    [Fact]
    public void A_read_that_fails_names_the_feature()
    {
        using var dism = new DismStandIn("code DismGetFeatureInfo 0x80070005");
        using var session = new DismSession();

        var error = Assert.Throws<ServicingException>(() => session.ReadStates([Role, "B"]));

        Assert.Equal(ServicingErrorKind.NotElevated, error.Kind);
        Assert.StartsWith($"Reading the Windows feature '{Role}' failed: the process is not elevated (0x80070005).", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData(Role, " ")]
    [InlineData("A;B")]
    [InlineData("A\0B")]
    public void Names_that_would_say_something_else_are_not_handed_over(params string[] names)
    {
        using var dism = new DismStandIn();
        using var session = new DismSession();

        Assert.Throws<ArgumentException>(() => session.Enable(new EnableRequest(names, [], LimitAccess: false, Long), Nobody));
        Assert.Throws<ArgumentException>(() => session.Disable(new DisableRequest(names, Long), Nobody));
        Assert.Empty(dism.Calls);
    }

    private sealed class Progress(Action<int> heard) : IProgress<int>
    {
        public void Report(int value) => heard(value);
    }
}
