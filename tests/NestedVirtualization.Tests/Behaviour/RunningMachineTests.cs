using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Machines that run while they should be off for a change.</summary>
public sealed class RunningMachineTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("""{"vmName":"lab-sql01","exposeVirtualizationExtensions":true}""")]
    [InlineData("""{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"whenRunning":"fail"}""")]
    [InlineData("""{"vmName":"lab-sql01","processorCount":4,"memoryStartupMB":1024,"whenSaved":"discard"}""")]
    public void Set_refuses_a_running_vm_unless_it_is_allowed_to_stop_it(string instance) => _lab.Refuses(
        instance,
        ExitCode.Blocked,
        "VM 'lab-sql01' is running and its settings can only be changed when it is off. Allow it with whenRunning: \"shutdown\"");

    [Fact]
    public void Get_shows_the_blocker_beforehand() =>
        Assert.Equal(["VMRunning"], Lab.Kinds(_lab.Get("""{"vmName":"lab-sql01","processorCount":4}""").Succeeds(), "blockers"));

    [Fact]
    public void A_running_vm_is_shut_down_changed_and_runs_again()
    {
        const string Instance = """{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"whenRunning":"shutdown"}""";
        Assert.Equal(
            [
                "Would shut down VM 'lab-sql01' through its guest, within 300 s",
                "Would change VM 'lab-sql01': exposeVirtualizationExtensions from false to true",
                "Would start VM 'lab-sql01'",
            ],
            Lab.WhatIfLines(_lab.WhatIf(Instance)));

        RunResult result = _lab.Set(Instance).Succeeds();

        Assert.Equal(["exposeVirtualizationExtensions"], result.Names);
        Assert.True(_lab.Machine("lab-sql01").Exposes);
        Assert.Equal(2, _lab.Machine("lab-sql01").EnabledState);
    }

    [Fact]
    public void A_running_vm_is_turned_off_only_where_that_is_allowed()
    {
        const string Instance = """{"vmName":"lab-legacy01","processorCount":4,"whenRunning":"turnOff"}""";
        Assert.Equal("Would turn off VM 'lab-legacy01'; unsaved data of its guest would be lost", Lab.WhatIfLines(_lab.WhatIf(Instance))[0]);

        _lab.Set(Instance).Succeeds();

        Assert.Equal(4, _lab.Machine("lab-legacy01").ProcessorCount);
        Assert.Equal(2, _lab.Machine("lab-legacy01").EnabledState);
    }

    [Fact]
    public void A_running_vm_that_is_in_desired_state_is_left_alone() =>
        Assert.Empty(_lab.Untouched(static lab => lab.Set("""{"vmName":"lab-hv01","exposeVirtualizationExtensions":true,"whenRunning":"turnOff"}""")).Succeeds().Names);

    [Fact]
    public void A_guest_that_ignores_the_shutdown_times_out_and_keeps_running()
    {
        _lab.Set("""{"vmName":"lab-legacy01","processorCount":4,"whenRunning":"shutdown","shutdownTimeoutSeconds":60}""").Fails(
            ExitCode.TimedOut,
            "Step 1 of 3 (shut down VM 'lab-legacy01')",
            "did not shut down within 60 s (shutdownTimeoutSeconds), and may still do so later",
            "Everything is as it was before.");

        Assert.Equal((2, 2), (_lab.Machine("lab-legacy01").EnabledState, _lab.Machine("lab-legacy01").ProcessorCount));
    }

    [Fact]
    public void A_guest_that_takes_its_time_is_waited_for()
    {
        _lab.With("lab-sql01", static machine =>
        {
            machine.Guest["shutdownPolls"] = 1;
            machine.Guest["shutdownSeconds"] = 100;
        });

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown","shutdownTimeoutSeconds":90}""").Fails(ExitCode.TimedOut, "within 90 s");
    }

    [Fact]
    public void A_guest_that_takes_as_long_as_it_may_is_in_time()
    {
        _lab.With("lab-sql01", static machine => machine.Guest["shutdownSeconds"] = 100);

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown","shutdownTimeoutSeconds":110}""").Succeeds();
    }

    [Fact]
    public void A_locked_guest_is_not_forced()
    {
        _lab.Set("""{"vmName":"lab-locked01","processorCount":4,"whenRunning":"shutdown"}""").Fails(
            ExitCode.Failed, "locked by a user", "32781", "Sign out the user in the guest", "Everything is as it was before.");

        Assert.Equal((2, 2), (_lab.Machine("lab-locked01").EnabledState, _lab.Machine("lab-locked01").ProcessorCount));
    }

    [Fact]
    public void A_guest_that_is_still_starting_is_not_ready()
    {
        _lab.With("lab-sql01", static machine => machine.Guest["shutdown"] = "notReady");

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""").Fails(
            ExitCode.Failed, "not ready", "Wait until the guest has started", "Everything is as it was before.");
    }

    [Fact]
    public void A_guest_without_integration_services_is_a_blocker() => _lab.Refuses(
        """{"vmName":"lab-noic01","processorCount":4,"whenRunning":"shutdown"}""", ExitCode.Blocked, "Hyper-V has no contact with the shutdown service of its guest", "turnOff");

    [Fact]
    public void A_busy_vm_is_a_blocker()
    {
        _lab.Refuses("""{"vmName":"lab-merge01","processorCount":4}""", ExitCode.Blocked, "Another operation on VM 'lab-merge01' is under way");
        _lab.Refuses("""{"vmName":"lab-merge01","powerState":"running"}""", ExitCode.Blocked, "Another operation on VM 'lab-merge01' is under way");
        Assert.Empty(_lab.Set("""{"vmName":"lab-merge01","processorCount":2}""").Succeeds().Names);
    }

    [Theory]
    [InlineData(10, "VMInTransition", "changing its state just now (Starting)")]
    [InlineData(4, "VMInTransition", "changing its state just now (Stopping)")]
    [InlineData(11, "VMInTransition", "(Resetting)")]
    [InlineData(32771, "VMInTransition", "(CreatingCheckpoint)")]
    [InlineData(32773, "VMInTransition", "(Saving)")]
    [InlineData(32776, "VMInTransition", "(Pausing)")]
    [InlineData(32777, "VMInTransition", "(Resuming)")]
    [InlineData(32781, "VMInTransition", "(Stopping)")]
    [InlineData(32784, "VMInTransition", "(Servicing)")]
    [InlineData(32786, "VMCritical", "better left alone (Unknown)")]
    [InlineData(0, "VMCritical", "better left alone (Unknown)")]
    public void A_vm_in_transition_or_in_a_critical_state_is_left_alone(int state, string kind, string text)
    {
        _lab.With("lab-web01", machine => machine.EnabledState = state);
        const string Instance = """{"vmName":"lab-web01","processorCount":4,"powerState":"running","whenRunning":"turnOff"}""";

        RunResult get = _lab.Get(Instance).Succeeds();
        Assert.Equal([kind], Lab.Kinds(get, "blockers"));
        Assert.False(get.State.ContainsKey("powerState"));
        _lab.Refuses(Instance, ExitCode.Blocked, text);
    }
}
