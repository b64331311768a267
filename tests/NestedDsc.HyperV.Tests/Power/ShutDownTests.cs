using NestedDsc.Cim;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Power;

/// <summary>Shutting down through the guest.</summary>
public sealed class ShutDownTests
{
    private static readonly CimObject Component = ComponentWith(2);

    [Fact]
    public void A_guest_that_obeys_is_off_afterwards()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();
        (VirtualMachine machine, _) = Machines.Read(connection, LabVms.Sql);

        PowerControl.ShutDown(connection, machine, TimeSpan.FromMinutes(5), "test");

        Assert.Equal(VirtualMachineState.Off, Machines.Read(connection, LabVms.Sql).Machine.State);
    }

    [Fact]
    public void A_shutdown_that_somebody_else_asked_for_is_waited_for()
    {
        var session = new ScriptedSession().Answers(Component).Returns(32782).States(2, 2, 3);

        ShutDown(session);

        Assert.Equal(["Query", "InitiateShutdown", "Get", "Get", "Get"], session.Calls);
    }

    [Fact]
    public void A_machine_that_is_off_already_is_no_error()
    {
        ShutDown(new ScriptedSession().Answers().States(3));
        ShutDown(new ScriptedSession().Answers(Component).Returns(32775).States(3));
    }

    [Fact]
    public void A_guest_that_was_just_resumed_is_given_time_to_start_its_service()
    {
        var session = new ScriptedSession().Answers().Answers().Answers().Answers(ComponentWith(12)).Answers(Component).Returns(32780, 0).States(2, 2, 2, 3);

        ShutDown(session);

        Assert.Equal(2, session.Calls.Count(static call => call is "InitiateShutdown"));
    }

    [Fact]
    public void A_guest_without_the_service_is_an_error_after_a_while()
    {
        var session = new ScriptedSession().Answers().States(2);
        DateTimeOffset began = session.Time.UtcNow;

        Assert.Equal(
            "Shutting down VM 'vm' failed: its guest does not run the shutdown integration service (or is still starting).",
            Assert.Throws<MachineStateException>(() => ShutDown(session)).Message);
        Assert.Equal(TimeSpan.FromSeconds(30), session.Time.UtcNow - began);
    }

    [Fact]
    public void A_guest_that_Hyper_V_has_no_contact_with_is_not_asked()
    {
        var session = new ScriptedSession().Answers(ComponentWith(12)).States(2).Returns(0);

        Assert.Contains("Hyper-V has no contact with the shutdown service", Assert.Throws<MachineStateException>(() => ShutDown(session)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("InitiateShutdown", session.Calls);
    }

    [Fact]
    public void A_paused_guest_is_not_asked()
    {
        var session = new ScriptedSession().Answers(Rows.System(9), Component).Returns(0).States(9);

        Assert.Contains("the VM is paused", Assert.Throws<MachineStateException>(() => ShutDown(session, seconds: 1)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("InitiateShutdown", session.Calls);
    }

    [Fact]
    public void The_users_time_limit_ends_the_waiting_for_the_service_too()
    {
        var session = new ScriptedSession().Answers().States(2);
        DateTimeOffset began = session.Time.UtcNow;

        Assert.Throws<MachineStateException>(() => ShutDown(session, seconds: 3));
        Assert.Equal(TimeSpan.FromSeconds(3), session.Time.UtcNow - began);
    }

    [Theory]
    [InlineData(32769u)]
    [InlineData(32781u)]
    public void A_refusal_is_an_error_at_once(uint code)
    {
        var session = new ScriptedSession().Answers(Component).Returns(code).States(2);

        Assert.Equal(code, Assert.Throws<CimMethodException>(() => ShutDown(session)).ReturnValue);
        Assert.Equal(["Query", "InitiateShutdown", "Get"], session.Calls);
    }

    [Fact]
    public void An_unclear_error_is_given_time_to_turn_out_as_a_shutdown()
    {
        var session = new ScriptedSession().Answers(Component).Returns(32768).States(2, 2, 2, 3);

        ShutDown(session);

        Assert.Single(session.Calls, static call => call is "InitiateShutdown");
    }

    [Fact]
    public void An_unclear_error_after_which_nothing_happens_is_an_error() =>
        Assert.Throws<CimMethodException>(static () => ShutDown(new ScriptedSession().Answers(Component).Returns(32768).States(2)));

    [Fact]
    public void A_guest_that_takes_too_long_is_an_error_of_its_own()
    {
        var session = new ScriptedSession().Answers(Component).Returns(0).States(2);
        DateTimeOffset began = session.Time.UtcNow;

        Assert.Contains("within 90 s (shutdownTimeoutSeconds)", Assert.Throws<ShutdownTimeoutException>(() => ShutDown(session, seconds: 90)).Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(90), session.Time.UtcNow - began);
    }

    private static CimObject ComponentWith(ushort status) => new(
        "Msvm_ShutdownComponent",
        [CimProperty.OfString("DeviceID", "d"), new CimProperty("OperationalStatus", CimType.UInt16, new[] { status }, IsArray: true)]);

    private static void ShutDown(ScriptedSession session, int seconds = 300)
    {
        using var connection = new HyperVConnection(session);
        PowerControl.ShutDown(connection, Machines.Any, TimeSpan.FromSeconds(seconds), "test");
    }
}
