using NestedDsc.Cim;
using NestedDsc.Simulation.Faults;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class FaultTests
{
    [Fact]
    public void A_return_code_comes_before_the_effect_and_only_at_its_call()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("call=2,error=32769");
        string before = host.Text;

        session.State(LabVms.Web);
        CimMethodResult result = session.Request(LabVms.Web, 2);

        Assert.Equal(32769u, result.ReturnValue);
        Assert.Equal(before, host.Text);
        Assert.Equal(4096u, session.Request(LabVms.Web, 2).ReturnValue);
    }

    [Fact]
    public void After_lets_the_effect_happen()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,after,error=32768");

        Assert.Equal(32768u, session.Request(LabVms.Sql, 3).ReturnValue);
        Assert.Equal(4ul, session.State(LabVms.Sql));
    }

    [Theory]
    [InlineData("call=1,exception=AccessDenied", CimErrorCode.AccessDenied)]
    [InlineData("call=1,after,exception=TimedOut", CimErrorCode.TimedOut)]
    [InlineData("method=Get,error=5", CimErrorCode.Failed)]
    [InlineData("method=get,after,error=5", CimErrorCode.Failed)]
    [InlineData("method=Get,windows=1168", CimErrorCode.Failed)]
    [InlineData("call=1,lost", CimErrorCode.Failed)]
    [InlineData("call=1,after,lost", CimErrorCode.Failed)]
    public void A_read_fails_with_the_error_asked_for(string faults, CimErrorCode expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open(faults);

        Assert.Equal(expected, Assert.Throws<CimException>(() => session.State(LabVms.Web)).Code);
    }

    [Fact]
    public void A_lost_connection_stays_lost()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,after,lost");

        Assert.Throws<CimException>(() => session.Request(LabVms.Sql, 3));
        Assert.Throws<CimException>(() => session.State(LabVms.Sql));
        Assert.Equal("4", host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
    }

    [Fact]
    public void A_job_fails_and_the_vm_goes_back()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,job=fails");

        CimObject job = session.Finish(session.Request(LabVms.Web, 2));

        Assert.Equal((10ul, 32768ul), (job.Number("JobState")!.Value, job.Number("ErrorCode")!.Value));
        Assert.Equal(3ul, session.State(LabVms.Web));
    }

    [Fact]
    public void A_job_ends_with_warnings_and_its_effect()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,nth=1,job=warns");

        CimObject job = session.Finish(session.Request(LabVms.Web, 2));

        Assert.Equal(32768ul, job.Number("JobState"));
        Assert.NotEmpty(job.Text("ErrorDescription")!);
        Assert.Equal(2ul, session.State(LabVms.Web));
    }

    [Fact]
    public void A_job_that_never_ends_runs_for_ever()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,job=never");
        CimMethodResult result = session.Request(LabVms.Web, 2);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(4ul, session.Job(result)!.Number("JobState")));
        Assert.Equal(0ul, session.Job(result)!.Number("PercentComplete"));
        Assert.Equal(10ul, session.State(LabVms.Web));
    }

    [Fact]
    public void A_value_is_accepted_but_not_kept()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=ModifyResourceSettings,ignored;method=InitiateShutdown,ignored");

        Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Web, ("VirtualQuantity", "uint64", "4"))));
        Assert.Equal(2ul, session.Processor(LabVms.Web).Number("VirtualQuantity"));
        Assert.Equal(0u, session.ShutDown(LabVms.Sql).ReturnValue);
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Equal(2ul, session.State(LabVms.Sql)));
    }

    [Fact]
    public void A_start_that_is_not_kept_leaves_the_vm_off()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,ignored");

        Assert.Equal(7ul, session.Finish(session.Request(LabVms.Web, 2)).Number("JobState"));
        Assert.Equal(3ul, session.State(LabVms.Web));
    }

    [Fact]
    public void A_vanished_object_is_not_found()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=Query,vanish;method=Get,vanish;method=RequestStateChange,vanish");

        Assert.Empty(session.Rows("SELECT * FROM Msvm_ComputerSystem"));
        Assert.Null(session.Get(Caller.Vm(LabVms.Web), session.Deadline()));
        Assert.Equal(CimErrorCode.NotFound, Assert.Throws<CimException>(() => session.Request(LabVms.Web, 2)).Code);
        Assert.NotEmpty(session.Rows("SELECT * FROM Msvm_ComputerSystem"));
    }

    [Theory]
    [InlineData("method=RequestStateChange,die", "2")]
    [InlineData("method=RequestStateChange,after,die", "4")]
    public void The_process_ends_before_or_after_the_effect(string faults, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = SimulatedSession.Open(host.FilePath, faults, static code => throw new OperationCanceledException($"exit {code}"));

        Assert.Equal("exit 86", Assert.Throws<OperationCanceledException>(() => session.Request(LabVms.Sql, 3)).Message);
        Assert.Equal(expected, host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
    }

    [Theory]
    [InlineData("method=RequestStateChange,hold", "2")]
    [InlineData("method=RequestStateChange,after,hold", "4")]
    public async Task A_call_is_held_up_before_or_after_its_effect(string faults, string expected)
    {
        using var host = TemporaryHost.LabL0();
        File.WriteAllText(host.FilePath + ".hold", "");
        using SimulatedSession session = host.Open(faults);

        Task<uint> call = Task.Run(() => session.Request(LabVms.Sql, 3).ReturnValue, TestContext.Current.CancellationToken);
        await Task.WhenAny(call, Task.Delay(300, TestContext.Current.CancellationToken));

        Assert.False(call.IsCompleted);
        Assert.Equal(expected, host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
        File.Delete(host.FilePath + ".hold");
        Assert.Equal(4096u, await call);
        Assert.Equal("4", host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
    }

    [Theory]
    [InlineData("call=1,hold=3")]
    [InlineData("call=1")]
    [InlineData("error=5")]
    [InlineData("call=0,error=5")]
    [InlineData("call=x,error=5")]
    [InlineData("call=1,error=")]
    [InlineData("call=1,error=5,lost")]
    [InlineData("call=1,method=Get,lost")]
    [InlineData("call=1,job=perhaps")]
    [InlineData("call=1,exception=Nonsense")]
    [InlineData("call=1,exception=99")]
    [InlineData("call=1,explode")]
    [InlineData("call=1,lost=2")]
    [InlineData("call=1,,lost")]
    public void Faults_that_are_not_understood_are_refused(string faults)
    {
        using var host = TemporaryHost.LabL0();

        FaultFormatException error = Assert.Throws<FaultFormatException>(() => host.Open(faults));

        Assert.Equal(faults, error.Text);
        Assert.Contains(faults, error.Message, StringComparison.Ordinal);
    }
}
