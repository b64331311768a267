using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>A step that fails: what was done is taken back, and the error says what could not be.</summary>
public sealed class UndoTests : IDisposable
{
    private const int Running = 2;
    private const int Off = 3;
    private const int Saved = 6;
    private const int Paused = 9;
    private const string AsBefore = "Everything is as it was before.";

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("method=ModifyResourceSettings,ignored", "Hyper-V reported success, but the settings of VM 'lab-web01' are unchanged (read back: processorCount from 4 to 2)")]
    [InlineData("method=ModifyResourceSettings,error=32768", "32768")]
    [InlineData("method=ModifyResourceSettings,after,error=32768", "32768")]
    [InlineData("method=ModifyResourceSettings,job=fails", "The operation failed.")]
    [InlineData("method=ModifyResourceSettings,after,exception=Failed", "Injected fault")]
    public void A_change_that_is_not_made_is_taken_back(string faults, string text)
    {
        _lab.Faults = faults;

        _lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Fails(
            ExitCode.Failed, "Step 1 of 1 (change settings of VM 'lab-web01' (processorCount from 2 to 4))", text, AsBefore);

        Assert.Equal(2, _lab.Machine("lab-web01").ProcessorCount);
    }

    [Fact]
    public void A_change_that_another_program_reverts_at_once_is_not_kept()
    {
        (RunResult result, _) = _lab.Watched("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""", ["set"], session => new MeddlingSession(session, call =>
        {
            if (call.Method is "ModifyResourceSettings")
            {
                _lab.With("lab-web01", static machine => machine.Processor["VirtualQuantity"] = 7);
            }
        }));

        result.Fails(ExitCode.Failed, "did not keep all of it");
    }

    [Fact]
    public void A_running_vm_whose_change_fails_runs_again()
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768";

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""").Fails(ExitCode.Failed, "Step 2 of 3", AsBefore);
        Assert.Equal(Running, _lab.Machine("lab-sql01").EnabledState);

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"turnOff"}""").Fails(ExitCode.Failed, "Step 2 of 3", AsBefore);
        Assert.Equal((Running, 8), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount));
    }

    [Fact]
    public void A_paused_vm_whose_change_fails_is_paused_again()
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768";

        _lab.Set("""{"vmName":"lab-test01","processorCount":2,"whenRunning":"turnOff"}""").Fails(ExitCode.Failed, "Step 2 of 4", AsBefore);

        Assert.Equal((Paused, 4), (_lab.Machine("lab-test01").EnabledState, _lab.Machine("lab-test01").ProcessorCount));
    }

    [Fact]
    public void A_start_that_fails_puts_the_settings_and_virtual_NUMA_back()
    {
        // The host has that much memory, but other machines use it.
        _lab.Set("""{"vmName":"lab-web01","memoryStartupMB":120000,"dynamicMemoryEnabled":true,"powerState":"running"}""").Fails(
            ExitCode.Failed, "Step 3 of 3 (start VM 'lab-web01')", "Not enough memory in the system", AsBefore);

        HostMachine machine = _lab.Machine("lab-web01");
        Assert.Equal((Off, 4096L, false, true), (machine.EnabledState, machine.StartupMB, machine.HasDynamicMemory, (bool)machine.Settings["VirtualNumaEnabled"]!));
    }

    [Fact]
    public void A_running_vm_that_does_not_start_with_its_new_settings_starts_with_its_old_ones()
    {
        _lab.Set("""{"vmName":"lab-sql01","memoryStartupMB":120000,"whenRunning":"shutdown"}""").Fails(
            ExitCode.Failed, "Step 3 of 3 (start VM 'lab-sql01')", "Not enough memory in the system", AsBefore);

        Assert.Equal((Running, 16384L), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").StartupMB));
    }

    [Fact]
    public void A_vm_that_cannot_be_started_again_is_named_with_what_to_put_back()
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768;method=RequestStateChange,job=fails";

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""").Fails(
            ExitCode.Failed,
            "Could not take back 'shut down VM 'lab-sql01'': Starting VM 'lab-sql01' again failed",
            "NOT as before:",
            "vmState is \"Off\", was \"Running\"",
            "Put anything else back by hand",
            "If VM 'lab-sql01' is off by then, the next set brings it back to the state it was in (running), unless somebody has changed or used it.");

        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);
    }

    [Fact]
    public void A_vm_that_runs_although_its_start_failed_is_not_cut_off()
    {
        // The start is reported as failed, the machine runs nevertheless.
        _lab.Faults = "method=RequestStateChange,job=never";
        _lab.Set("""{"vmName":"lab-web01","processorCount":4,"powerState":"running"}""").Fails(
            ExitCode.TimedOut, "Step 2 of 2 (start VM 'lab-web01')", "it is left running, with what was changed", "NOT as before", "vmState is \"Starting\", was \"Off\"");
    }

    [Fact]
    public void A_machine_that_started_although_the_call_failed_counts_as_started()
    {
        _lab.Faults = "method=RequestStateChange,after,error=32775";

        _lab.Set("""{"vmName":"lab-web01","powerState":"running"}""").Succeeds();

        Assert.Equal(Running, _lab.Machine("lab-web01").EnabledState);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_checkpoint_is_applied_and_removed_when_a_later_step_fails_unless_that_is_not_wanted(string restore)
    {
        RunResult result = _lab.Set(
            $$$"""{"vmName":"lab-web01","memoryStartupMB":120000,"powerState":"running","checkpoint":{"name":"x","restoreOnFailure":{{{restore}}}}}""").Fails(
            ExitCode.Failed, "Step 3 of 3", "Not enough memory in the system");

        HostMachine machine = _lab.Machine("lab-web01");
        Assert.Equal((Off, 4096L), (machine.EnabledState, machine.StartupMB));
        if (restore is "true")
        {
            Assert.EndsWith(AsBefore, Assert.Single(result.Errors), StringComparison.Ordinal);
            Assert.Empty(machine.Checkpoints);
        }
        else
        {
            Assert.Contains("NOT as before: checkpoints is [{\"name\":\"x\"", Assert.Single(result.Errors), StringComparison.Ordinal);
            Assert.Equal(["x"], machine.Checkpoints);
        }
    }

    [Fact]
    public void A_checkpoint_that_does_not_keep_its_name_is_removed_again()
    {
        _lab.Faults = "method=ModifySystemSettings,ignored";

        _lab.Set("""{"vmName":"lab-web01","processorCount":4,"checkpoint":{"name":"x"}}""").Fails(
            ExitCode.Failed, "Step 1 of 2", "accepted the name 'x' for the new checkpoint of VM 'lab-web01' but did not keep it", AsBefore);

        Assert.Empty(_lab.Machine("lab-web01").Checkpoints);
    }

    [Fact]
    public void A_guest_that_goes_off_after_its_vm_was_not_found_for_a_moment_is_started_again()
    {
        _lab.Faults = "method=InitiateShutdown,after,exception=Failed";
        _lab.With("lab-sql01", static machine => machine.Guest["shutdownPolls"] = 6);
        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""").Succeeds();

        _lab.Faults = "method=Get,nth=1,vanish";
        _lab.Set("""{"vmName":"lab-sql01","processorCount":6,"whenRunning":"shutdown"}""").Succeeds();
        Assert.Equal((Running, 6), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount));
    }

    [Fact]
    public void A_state_that_cannot_be_read_after_every_step_is_told_with_the_steps()
    {
        (_, NestedDsc.Simulation.SimulatedSession session) = _lab.Watched("""{"vmName":"lab-web01","processorCount":4}""", ["set"]);
        using var lab = new Lab { Faults = $"call={session.RoundTrips},lost" };

        lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Fails(
            ExitCode.Unavailable,
            "Every step was carried out (change settings of VM 'lab-web01' (processorCount from 2 to 4)), but whether the state is the desired one could not be read",
            "Look at it with 'get'.");
        Assert.Equal(4, lab.Machine("lab-web01").ProcessorCount);
    }

    [Fact]
    public void The_checkpoint_brings_a_discarded_saved_state_back()
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768";

        _lab.Set("""{"vmName":"lab-build01","processorCount":4,"whenSaved":"discard","checkpoint":{"name":"x"}}""").Fails(
            ExitCode.Failed, "Step 3 of 3", AsBefore);

        Assert.Equal((Saved, 8), (_lab.Machine("lab-build01").EnabledState, _lab.Machine("lab-build01").ProcessorCount));
        Assert.Empty(_lab.Machine("lab-build01").Checkpoints);
    }

    [Theory]
    [InlineData("\"whenSaved\":\"discard\"")]
    [InlineData("\"whenSaved\":\"resume\",\"whenRunning\":\"shutdown\"")]
    [InlineData("\"whenSaved\":\"resume\",\"whenRunning\":\"turnOff\"")]
    public void Without_a_checkpoint_a_saved_state_that_was_given_up_is_gone_and_the_error_says_so(string policies)
    {
        _lab.Faults = "method=ModifyResourceSettings,error=32768";

        _lab.Set($$"""{"vmName":"lab-build01","processorCount":4,{{policies}}}""").Fails(
            ExitCode.Failed, "NOT as before:", "vmState is \"Off\", was \"Saved\"");

        Assert.Equal(Off, _lab.Machine("lab-build01").EnabledState);
    }

    [Fact]
    public void A_resumed_vm_that_does_not_shut_down_is_saved_again()
    {
        _lab.With("lab-build01", static machine => machine.Guest["shutdown"] = "ignores");

        _lab.Set("""{"vmName":"lab-build01","processorCount":4,"whenSaved":"resume","whenRunning":"shutdown"}""").Fails(
            ExitCode.TimedOut, "Step 2 of 3", AsBefore);

        Assert.Equal(Saved, _lab.Machine("lab-build01").EnabledState);
    }

    [Fact]
    public void A_resumed_vm_without_integration_services_is_saved_again()
    {
        _lab.With("lab-build01", static machine => machine.Guest["integrationServices"] = false);

        _lab.Set("""{"vmName":"lab-build01","processorCount":4,"whenSaved":"resume","whenRunning":"shutdown"}""").Fails(
            ExitCode.Failed, "Hyper-V has no contact with the shutdown service of its guest", AsBefore);

        Assert.Equal(Saved, _lab.Machine("lab-build01").EnabledState);
    }

    [Fact]
    public void A_pause_that_fails_at_first_leaves_the_vm_with_the_change_and_says_so()
    {
        _lab.Faults = "method=RequestStateChange,nth=3,error=32768";

        _lab.Set("""{"vmName":"lab-test01","processorCount":2,"whenRunning":"turnOff"}""").Fails(
            ExitCode.Failed,
            "Step 4 of 4 (pause VM 'lab-test01' again)",
            "VM 'lab-test01' runs already; it is left running, with what was changed",
            "NOT as before",
            "processorCount is 2, was 4",
            "Put that back by hand");
        Assert.Equal((Paused, 2), (_lab.Machine("lab-test01").EnabledState, _lab.Machine("lab-test01").ProcessorCount));
    }

    [Fact]
    public void A_connection_that_is_lost_leaves_what_was_done_and_says_that_it_could_not_look()
    {
        _lab.Faults = "method=ModifyResourceSettings,after,lost";

        _lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Fails(
            ExitCode.Unavailable,
            "vmms",
            "Could not take back 'change settings of VM 'lab-web01' (processorCount from 2 to 4)'",
            "Whether everything is as it was could not be read");
    }

    [Theory]
    [InlineData("method=RequestStateChange,after,error=32768")]
    [InlineData("method=RequestStateChange,after,exception=Failed")]
    [InlineData("method=RequestStateChange,after,exception=AccessDenied")]
    public void A_saved_state_that_was_given_up_although_an_error_came_back_counts_as_given_up(string faults)
    {
        using var lab = new Lab { Faults = faults };

        lab.Set("""{"vmName":"lab-build01","powerState":"off","whenSaved":"discard"}""").Succeeds();

        Assert.Equal(Off, lab.Machine("lab-build01").EnabledState);
    }
}
