using NestedDsc.Cim;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Power;

/// <summary>Starting, stopping, pausing: what counts is the state that is read afterwards.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void The_state_may_lag_behind_the_job(int settlePolls)
    {
        using TemporaryHost host = TemporaryHost.LabL0().Knob("settlePolls", settlePolls);
        using HyperVConnection connection = host.Connect();
        (VirtualMachine machine, _) = Machines.Read(connection, LabVms.Web);

        PowerControl.Request(connection, machine, RequestedState.Enabled, VirtualMachineState.Running, "Starting it");

        Assert.Equal(VirtualMachineState.Running, Machines.Read(connection, LabVms.Web).Machine.State);
    }

    [Fact]
    public void A_refusal_because_the_machine_is_there_already_is_a_success()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();
        (VirtualMachine machine, _) = Machines.Read(connection, LabVms.Sql);

        PowerControl.Request(connection, machine, RequestedState.Enabled, VirtualMachineState.Running, "Starting it");
    }

    [Fact]
    public void A_refusal_in_another_state_is_an_error()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();
        (VirtualMachine machine, _) = Machines.Read(connection, LabVms.Web);

        CimMethodException error = Assert.Throws<CimMethodException>(
            () => PowerControl.Request(connection, machine, RequestedState.Quiesce, VirtualMachineState.Paused, "Pausing it"));

        Assert.Equal(32775u, error.ReturnValue);
        Assert.StartsWith("Pausing it failed:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_failed_job_is_in_the_message_in_the_hosts_language()
    {
        using TemporaryHost host = TemporaryHost.Amd2019();
        using HyperVConnection connection = host.Connect();
        (VirtualMachine machine, _) = Machines.Read(connection, AmdVms.Large);

        CimMethodException error = Assert.Throws<CimMethodException>(
            () => PowerControl.Request(connection, machine, RequestedState.Enabled, VirtualMachineState.Running, "Starting it"));

        Assert.Contains("Nicht genügend Arbeitsspeicher im System", error.Message, StringComparison.Ordinal);
        Assert.Contains("131072", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_is_on_its_way_after_an_error_is_waited_for()
    {
        var session = new ScriptedSession().Returns(32768).States(10, 10, 2);

        Request(session);

        Assert.Equal(["RequestStateChange", "Get", "Get", "Get"], session.Calls);
    }

    [Fact]
    public void A_busy_machine_is_asked_again()
    {
        var session = new ScriptedSession().Returns(32774, 32774, 0).States(2);

        Request(session);

        Assert.Equal(["RequestStateChange", "RequestStateChange", "RequestStateChange", "Get"], session.Calls);
    }

    [Fact]
    public void A_machine_that_is_gone_is_an_error() => Assert.Equal(
        "Starting it failed: the VM does not exist any more.",
        Assert.Throws<MachineStateException>(static () => Request(new ScriptedSession().Returns(0).States(10, null))).Message);

    [Fact]
    public void A_machine_that_gets_into_a_critical_state_is_an_error() => Assert.Contains(
        "is in a critical state. Look at its storage",
        Assert.Throws<MachineStateException>(static () => Request(new ScriptedSession().Returns(0).Systems(Rows.System(2).With(CimProperty.OfUInt16("HealthState", 25))))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_machine_on_a_way_that_has_no_number_of_its_own_is_waited_for()
    {
        var session = new ScriptedSession().Returns(32768).Systems(
            Rows.System(1).With(CimProperty.OfString("OtherEnabledState", "Resuming")), Rows.System(1), Rows.System(2));

        Request(session);

        Assert.Equal(["RequestStateChange", "Get", "Get", "Get"], session.Calls);
    }

    [Fact]
    public void A_machine_that_never_gets_there_runs_out_of_time_in_the_state_that_it_is_in()
    {
        var session = new ScriptedSession().Returns(0).States(10);
        DateTimeOffset began = session.Time.UtcNow;

        CimDeadlineException error = Assert.Throws<CimDeadlineException>(() => Request(session));

        Assert.Equal("Starting it (the VM is Starting) did not end in the time allowed.", error.Message);
        Assert.Equal(TimeSpan.FromSeconds(30), session.Time.UtcNow - began);
    }

    [Fact]
    public void A_machine_that_stays_on_its_way_after_an_error_keeps_the_error() =>
        Assert.Throws<CimMethodException>(static () => Request(new ScriptedSession().Returns(32768).States(10)));

    [Fact]
    public void A_look_that_fails_is_repeated_a_few_times()
    {
        Request(new ScriptedSession { FailingReads = 3 }.Returns(0).States(2));

        var dead = new ScriptedSession { FailingReads = 100 };
        Assert.Throws<CimException>(() => Request(dead.Returns(0).States(2)));
        Assert.Equal(4, dead.Calls.Count(static call => call is "Get"));
    }

    private static void Request(ScriptedSession session)
    {
        using var connection = new HyperVConnection(session);
        PowerControl.Request(connection, Machines.Any, RequestedState.Enabled, VirtualMachineState.Running, "Starting it");
    }
}
