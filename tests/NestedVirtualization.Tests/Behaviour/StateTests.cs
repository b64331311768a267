using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>States as hosts show them: by name beside a number, by health, by what else is under way.</summary>
public sealed class StateTests : IDisposable
{
    private const string Change = """{"vmName":"lab-web01","processorCount":4,"powerState":"running","whenRunning":"turnOff"}""";

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("Saving", "Saving")]
    [InlineData("quiescing", "Pausing")]
    [InlineData("Resuming", "Resuming")]
    [InlineData("FastSaving", "Saving")]
    [InlineData("ComponentServicing", "Servicing")]
    [InlineData("Dreaming", "Other")]
    public void A_vm_on_a_way_without_a_number_is_left_alone_until_it_has_settled(string name, string state)
    {
        _lab.With("lab-web01", machine =>
        {
            machine.EnabledState = 1;
            machine.System["OtherEnabledState"] = name;
        });

        RunResult get = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds();
        Assert.Equal(state, (string?)get.State["vmState"]);
        Schema.Holds(Assert.Single(get.Lines));
        Assert.Equal(["VMInTransition"], Lab.Kinds(_lab.Get(Change), "blockers"));
        _lab.Refuses(Change, ExitCode.Blocked, $"changing its state just now ({state})");
    }

    [Theory]
    [InlineData(3, 20)]
    [InlineData(2, 25)]
    [InlineData(9, 25)]
    public void A_vm_that_is_not_healthy_is_critical_whatever_else_it_is(int enabledState, int health)
    {
        _lab.With("lab-web01", machine =>
        {
            machine.EnabledState = enabledState;
            machine.System["HealthState"] = health;
        });

        Assert.Equal("Critical", (string?)_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["vmState"]);
        _lab.Refuses(Change, ExitCode.Blocked, "better left alone (Critical)");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void A_vm_that_stops_or_starts_is_in_transition_and_not_busy_although_it_is_in_service(int enabledState)
    {
        _lab.With("lab-web01", machine =>
        {
            machine.EnabledState = enabledState;
            machine.System["OperationalStatus"] = new System.Text.Json.Nodes.JsonArray(11);
        });

        Assert.Equal(["VMInTransition"], Lab.Kinds(_lab.Get(Change), "blockers"));
    }

    [Fact]
    public void A_vm_that_was_told_to_start_a_moment_ago_is_starting()
    {
        _lab.With("lab-web01", machine =>
        {
            machine.System["RequestedState"] = 2;
            machine.System["OperationalStatus"] = new System.Text.Json.Nodes.JsonArray(11);
        });

        Assert.Equal("Starting", (string?)_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["vmState"]);
        Assert.Contains("\"Starting\"", _lab.Export("""{"vmName":"lab-web01"}""").Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal(["VMInTransition"], Lab.Kinds(_lab.Get(Change), "blockers"));
    }

    [Theory]
    [InlineData(32772, "its disks are being merged")]
    [InlineData(32776, "it is being backed up")]
    [InlineData(32777, "its settings are being changed")]
    [InlineData(32778, "its storage is being migrated")]
    [InlineData(32779, "its storage is being migrated")]
    [InlineData(32780, "it is being migrated")]
    [InlineData(32781, "its compatibility is being checked")]
    public void An_operation_on_a_vm_is_named(int status, string text)
    {
        _lab.With("lab-web01", machine => machine.System["OperationalStatus"] = new System.Text.Json.Nodes.JsonArray(2, status));

        _lab.Refuses(Change, ExitCode.Blocked, $"Another operation on VM 'lab-web01' is under way ({text})");
    }

    [Theory]
    [InlineData(32782)]
    [InlineData(32795)]
    public void A_status_that_is_no_operation_is_none_to_wait_for(int status)
    {
        _lab.With("lab-web01", machine => machine.System["OperationalStatus"] = new System.Text.Json.Nodes.JsonArray(2, status));

        Assert.Empty(Lab.Kinds(_lab.Get(Change), "blockers"));
    }

    [Theory]
    [InlineData(12, "Hyper-V has no contact with the shutdown service of its guest")]
    [InlineData(13, "lost contact")]
    [InlineData(3, "reports an error")]
    [InlineData(32775, "of a version that does not fit this host")]
    [InlineData(32896, "is disabled in its guest")]
    public void A_guest_whose_shutdown_service_is_not_ready_is_a_blocker_that_says_why(int status, string why)
    {
        _lab.Host.Set("Msvm_ShutdownComponent", LabVms.Sql, "OperationalStatus", new System.Text.Json.Nodes.JsonArray(status));
        const string Instance = """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""";

        Assert.Equal(["ShutdownUnavailable"], Lab.Kinds(_lab.Get(Instance), "blockers"));
        _lab.Refuses(Instance, ExitCode.Blocked, why, "turnOff");
    }

    [Fact]
    public void A_hibernated_vm_has_a_state_of_its_own_and_is_neither_off_nor_running()
    {
        Hibernate();

        RunResult get = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds();

        Assert.Equal("Hibernated", (string?)get.State["vmState"]);
        Assert.False(get.State.ContainsKey("powerState"));
        Schema.Holds(Assert.Single(get.Lines));
        Assert.True((bool?)_lab.Test("""{"vmName":"lab-web01","processorCount":2}""").State["_inDesiredState"]);
        Assert.Contains(
            "is hibernated; it must be off",
            Lab.Phrase(_lab.Test("""{"vmName":"lab-web01","powerState":"off"}"""), "reasons", "PowerState"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"whenSaved\":\"discard\",\"whenRunning\":\"turnOff\"")]
    public void A_hibernated_vm_can_not_be_turned_off_and_the_blocker_says_the_way_out(string permissions)
    {
        Hibernate();

        Assert.Equal(["VMHibernated"], Lab.Kinds(_lab.Get($$"""{"vmName":"lab-web01","processorCount":4{{permissions}}}"""), "blockers"));
        _lab.Refuses(
            $$"""{"vmName":"lab-web01","powerState":"off"{{permissions}}}""",
            ExitCode.Blocked, "Hyper-V can start a hibernated VM, but not turn it off", "whenSaved: \"resume\"");
    }

    [Fact]
    public void The_way_out_of_hibernation_is_to_start_it_and_stop_its_guest()
    {
        Hibernate();

        IReadOnlyList<string> would = Lab.WhatIfLines(_lab.WhatIf("""{"vmName":"lab-web01","processorCount":4,"whenSaved":"resume","whenRunning":"shutdown"}""").Succeeds());

        Assert.Equal(
            ["Would start VM 'lab-web01' from hibernation", "Would shut down VM 'lab-web01' through its guest, within 300 s"],
            would.Take(2));
        Assert.Equal(3, would.Count);
        Assert.Equal(
            ["Would start VM 'lab-web01' from hibernation"],
            Lab.WhatIfLines(_lab.WhatIf("""{"vmName":"lab-web01","powerState":"running"}""").Succeeds()));
    }

    [Fact]
    public void Virtual_numa_that_stays_on_although_Hyper_V_reported_success_is_told()
    {
        _lab.With("lab-web01", static machine => machine.Settings["VirtualNumaEnabled"] = true);
        _lab.Faults = "method=ModifySystemSettings,ignored";

        _lab.Set("""{"vmName":"lab-web01","dynamicMemoryEnabled":true}""").Fails(
            ExitCode.Failed, "Hyper-V reported success, but virtual NUMA of VM 'lab-web01' is unchanged", "Everything is as it was before.");
    }

    [Fact]
    public void A_checkpoint_that_was_not_really_applied_is_kept()
    {
        _lab.Faults = "method=ModifyResourceSettings,after,error=32768;method=ModifyResourceSettings,nth=2,error=32775;method=ApplySnapshot,ignored";

        _lab.Set("""{"vmName":"lab-web01","processorCount":4,"checkpoint":{"name":"before"}}""").Fails(
            ExitCode.Failed, "are not those of checkpoint 'before' (processorCount from 2 to 4); the checkpoint is kept");

        Assert.Contains("before", _lab.Machine("lab-web01").Checkpoints);
    }

    private void Hibernate() => _lab.With("lab-web01", static machine => machine.EnabledState = 32783);
}
