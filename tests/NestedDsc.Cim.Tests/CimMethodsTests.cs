namespace NestedDsc.Cim.Tests;

public sealed class CimMethodsTests : IDisposable
{
    private const string Action = "Changing the processor of VM 'A'";

    private static readonly CimMethodCall Call = new(
        CimPath.OfClass(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService"), "ModifyResourceSettings", []);

    private readonly ScriptedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_method_that_is_done_at_once_is_not_waited_for()
    {
        CimMethodResult result = Run(_session.Returns(0, CimProperty.OfString("X", "y")));

        Assert.Equal(CimMethodOutcome.Completed, result.Outcome);
        Assert.Equal("y", result.OutParameters.Text("X"));
        Assert.Empty(_session.Time.Waits);
        Assert.Empty(_session.Reads);
    }

    [Fact]
    public void A_job_is_polled_by_its_key_until_it_ends()
    {
        CimMethodResult result = Run(_session.StartsJob().Job(2).Job(3).Job(4).Job(7));

        Assert.Equal(CimMethodOutcome.Completed, result.Outcome);
        Assert.Equal(4, _session.Reads.Count);
        Assert.All(_session.Reads, static path => Assert.Equal(ScriptedSession.JobPath, path));
    }

    [Fact]
    public void Pauses_between_polls_grow_to_a_second()
    {
        _session.StartsJob();
        for (int i = 0; i < 20; i++)
        {
            _session.Job(4);
        }

        Run(_session.Job(7), TimeSpan.FromMinutes(5));

        Assert.Equal(_session.Time.Waits.Order(), _session.Time.Waits);
        Assert.InRange(_session.Time.Waits[0], TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        Assert.Equal(TimeSpan.FromSeconds(1), _session.Time.Waits[^1]);
    }

    [Fact]
    public void A_job_that_completes_with_warnings_succeeds_and_keeps_their_text()
    {
        CimMethodResult result = Run(_session.StartsJob().Job(32768, CimProperty.OfString("ErrorDescription", "Take care.")));

        Assert.Equal(CimMethodOutcome.CompletedWithWarnings, result.Outcome);
        Assert.Equal("Take care.", result.Warning);
    }

    [Fact]
    public void A_job_that_vanished_leaves_the_outcome_unknown() =>
        Assert.Equal(CimMethodOutcome.Unknown, Run(_session.StartsJob().Job(4).Reads_as(static () => null)).Outcome);

    [Fact]
    public void Polls_that_fail_are_repeated_a_few_times()
    {
        var lost = new CimException(CimErrorCode.Failed, "Get", "The RPC server is unavailable.", "");
        _session.StartsJob().Reads_as(() => throw lost).Reads_as(() => throw lost).Reads_as(() => throw lost).Job(7);

        Assert.Equal(CimMethodOutcome.Completed, Run(_session).Outcome);
        Assert.Equal(4, _session.Reads.Count);
    }

    [Fact]
    public void Polls_that_go_on_failing_end_the_wait()
    {
        var lost = new CimException(CimErrorCode.Failed, "Get", "The RPC server is unavailable.", "");
        _session.StartsJob().Reads_as(() => throw lost);

        Assert.Same(lost, Assert.Throws<CimException>(() => Run(_session)));
        Assert.Equal(4, _session.Reads.Count);
    }

    [Fact]
    public void A_job_without_a_reference_leaves_the_outcome_unknown() =>
        Assert.Equal(CimMethodOutcome.Unknown, Run(_session.Returns(4096)).Outcome);

    [Fact]
    public void A_job_that_ends_with_an_exception_reports_its_own_text()
    {
        CimMethodException error = Fails(_session.StartsJob().Job(
            10,
            CimProperty.OfUInt16("ErrorCode", 32775),
            CimProperty.OfString("ErrorDescription", "Die VM läuft."),
            CimProperty.OfString("ErrorSummaryDescription", "Fehler.")));

        Assert.Equal(
            $"{Action} failed: Die VM läuft. Fehler. (Msvm_VirtualSystemManagementService.ModifyResourceSettings started a job that ended with 32775, InvalidState)",
            error.Message);
        Assert.Equal(4096u, error.ReturnValue);
        Assert.Equal(32775u, error.Code);
        Assert.Equal(Call.Target, error.Target);
        Assert.Equal(Action, error.Action);
        Assert.Single(_session.Calls);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void A_job_without_a_text_is_asked_for_its_errors(ushort state)
    {
        CimMethodException error = Fails(_session.StartsJob().Returns(0, CimProperty.OfStrings("Errors", ErrorXml("Not enough memory."), "no xml")).Job(state));

        Assert.Equal("GetErrorEx", _session.Calls[^1].Method);
        Assert.Equal("Not enough memory.", error.Details);
        Assert.Equal(ReturnCodes.Failed, error.Code);
    }

    [Fact]
    public void A_job_that_completed_with_an_error_code_has_failed() =>
        Assert.Equal(5u, Fails(_session.StartsJob().Returns(1).Job(7, CimProperty.OfUInt16("ErrorCode", 5))).JobErrorCode);

    [Fact]
    public void Details_that_cannot_be_had_do_not_hide_the_failure()
    {
        CimMethodException error = Fails(_session.StartsJob()
            .Does(static () => throw new CimException(CimErrorCode.Failed, "x", "y"))
            .Job(10, CimProperty.OfString("ErrorSummaryDescription", " Summary ")));

        Assert.Equal("Summary", error.Details);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<INSTANCE/>")]
    [InlineData("<INSTANCE><PROPERTY NAME='Message'></PROPERTY></INSTANCE>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'boom'>]><INSTANCE><PROPERTY NAME='Message'><VALUE>&a;</VALUE></PROPERTY></INSTANCE>")]
    public void An_error_object_without_a_message_leaves_the_meaning_of_the_code(string xml)
    {
        CimMethodException error = Fails(_session.StartsJob()
            .Returns(0, CimProperty.OfStrings("Errors", xml)).Job(10, CimProperty.OfUInt16("ErrorCode", 32778)));

        Assert.Contains("The host does not have enough memory.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_explained_by_name_and_meaning()
    {
        CimMethodException error = Fails(_session.Returns(32773));

        Assert.Equal(
            $"{Action} failed: Hyper-V refused a setting or its value. (Msvm_VirtualSystemManagementService.ModifyResourceSettings returned 32773, InvalidParameter)",
            error.Message);
        Assert.Null(error.JobErrorCode);
        Assert.Equal("ModifyResourceSettings", error.Method);
    }

    [Fact]
    public void A_job_that_outlasts_the_deadline_is_reported_with_its_progress()
    {
        _session.StartsJob().Job(4, CimProperty.OfUInt16("PercentComplete", 40));

        CimDeadlineException error = Assert.Throws<CimDeadlineException>(() => Run(_session, TimeSpan.FromSeconds(3)));

        Assert.Contains(Action, error.Message, StringComparison.Ordinal);
        Assert.Contains("40 percent", error.Message, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(3), _session.Time.UtcNow);
    }

    [Fact]
    public void A_read_that_runs_into_the_deadline_is_a_passed_deadline()
    {
        _session.StartsJob().Job(4).Reads_as(() =>
        {
            _session.Time.Wait(TimeSpan.FromMinutes(1));
            throw new CimException(CimErrorCode.TimedOut, "x", "y");
        });

        Assert.Contains(Action, Assert.Throws<CimDeadlineException>(() => Run(_session)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deadline_of_the_session_names_the_action()
    {
        _session.StartsJob().Reads_as(static () => throw new CimDeadlineException("Reading"));

        Assert.Equal(Action, Assert.Throws<CimDeadlineException>(() => Run(_session)).Operation);
    }

    [Fact]
    public void Nothing_is_called_after_the_deadline()
    {
        Assert.Throws<CimDeadlineException>(() => Run(_session.Returns(0), TimeSpan.Zero));

        Assert.Empty(_session.Calls);
    }

    [Fact]
    public void A_busy_machine_is_tried_again_after_growing_pauses()
    {
        _session.Returns(32774).Returns(4099).StartsJob().Returns(0).Job(10, CimProperty.OfUInt16("ErrorCode", 32774), CimProperty.OfString("ErrorDescription", "busy"));

        CimMethodResult result = Run(_session, retry: Retry);

        Assert.Equal(CimMethodOutcome.Completed, result.Outcome);
        Assert.Equal(4, _session.Calls.Count);
        Assert.Equal([100, 200, 50, 250], _session.Time.Waits.Select(static w => w.TotalMilliseconds));
    }

    [Fact]
    public void A_machine_that_stays_busy_is_given_up_after_the_last_attempt()
    {
        Assert.True(Fails(_session.Returns(32774), Retry).IsBusy);

        Assert.Equal(Retry.Attempts, _session.Calls.Count);
    }

    [Fact]
    public void A_pause_that_would_outlast_the_deadline_is_not_begun()
    {
        Assert.Throws<CimMethodException>(() => Run(_session.Returns(32774), TimeSpan.FromMilliseconds(100), Retry));

        Assert.Empty(_session.Time.Waits);
    }

    [Fact]
    public void Only_a_busy_machine_is_tried_again()
    {
        Fails(_session.Returns(32775), Retry);

        Assert.Single(_session.Calls);
    }

    [Fact]
    public void Without_a_policy_a_busy_machine_is_not_tried_again()
    {
        Fails(_session.Returns(32774));

        Assert.Single(_session.Calls);
    }

    [Fact]
    public void Pauses_are_spread_at_random_around_their_length()
    {
        TimeSpan pause = BusyRetry.Default.PauseAfter(1);

        Assert.InRange(pause, BusyRetry.Default.FirstPause * 0.5, BusyRetry.Default.FirstPause * 1.5);
    }

    private static BusyRetry Retry { get; } = new(4, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(250)) { Random = static () => 0.5 };

    private static string ErrorXml(string message) =>
        $"""<INSTANCE CLASSNAME="Msvm_Error"><PROPERTY NAME="MessageID" TYPE="string"><VALUE>1</VALUE></PROPERTY><PROPERTY NAME="Message" TYPE="string"><VALUE>{message}</VALUE></PROPERTY></INSTANCE>""";

    private static CimMethodResult Run(ScriptedSession session, TimeSpan? budget = null, BusyRetry? retry = null) =>
        session.InvokeAndWait(Call, Action, CimDeadline.After(session.Clock, budget ?? TimeSpan.FromSeconds(30)), retry);

    private static CimMethodException Fails(ScriptedSession session, BusyRetry? retry = null) =>
        Assert.Throws<CimMethodException>(() => Run(session, retry: retry));
}
