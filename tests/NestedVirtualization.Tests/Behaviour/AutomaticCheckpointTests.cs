using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Automatic checkpoints: a setting of the VM itself, which can be changed in any state.</summary>
public sealed class AutomaticCheckpointTests : IDisposable
{
    private const int Running = 2;
    private const string AsBefore = "Everything is as it was before.";
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("lab-web01", "true", "off")]
    [InlineData("lab-web01", "false", "on")]
    [InlineData("lab-sql01", "false", "on")]
    [InlineData("lab-build01", "false", "on")]
    [InlineData("lab-test01", "true", "off")]
    [Trait("Answers", "default")]
    public void They_are_turned_on_or_off_in_any_state_of_the_vm_which_it_stays_in(string vm, string wanted, string was)
    {
        _lab.With(vm, machine => machine.HasAutomaticCheckpoints = was is "on");
        string instance = $$"""{"vmName":"{{vm}}","automaticCheckpointsEnabled":{{wanted}}}""";
        HostMachine before = _lab.Machine(vm);

        RunResult test = _lab.Untouched(lab => lab.Test(instance)).Succeeds();
        Assert.Equal(["automaticCheckpointsEnabled"], test.Names);
        Assert.Equal($"Automatic checkpoints are {was} for VM '{vm}'; they must be {(was is "on" ? "off" : "on")}.", Lab.Phrase(test, "reasons", "AutomaticCheckpointsEnabled"));
        Assert.Empty(Lab.Kinds(test, "blockers"));
        Assert.Equal(
            [$"Would change VM '{vm}': automaticCheckpointsEnabled from {(was is "on" ? "true" : "false")} to {wanted}"],
            Lab.WhatIfLines(_lab.Untouched(lab => lab.WhatIf(instance)).Succeeds()));

        RunResult set = _lab.Set(instance).Succeeds();

        Assert.Equal(["automaticCheckpointsEnabled"], set.Names);
        Assert.Equal(wanted, set.State["automaticCheckpointsEnabled"]!.ToJsonString());
        Assert.Equal((wanted is "true", before.EnabledState), (_lab.Machine(vm).HasAutomaticCheckpoints, _lab.Machine(vm).EnabledState));
        Assert.Empty(_lab.Untouched(lab => lab.Set(instance)).Succeeds().Names);
    }

    [Fact]
    public void They_are_off_before_the_vm_starts()
    {
        _lab.With("lab-web01", static machine => machine.HasAutomaticCheckpoints = true);
        const string Instance = """{"vmName":"lab-web01","automaticCheckpointsEnabled":false,"powerState":"running"}""";

        Assert.Equal(
            ["Would change VM 'lab-web01': automaticCheckpointsEnabled from true to false", "Would start VM 'lab-web01'"],
            Lab.WhatIfLines(_lab.WhatIf(Instance)));
        _lab.Set(Instance).Succeeds();

        Assert.Equal((Running, false), (_lab.Machine("lab-web01").EnabledState, _lab.Machine("lab-web01").HasAutomaticCheckpoints));
    }

    [Fact]
    public void A_change_that_needs_the_vm_off_takes_this_one_along()
    {
        _lab.With("lab-sql01", static machine => machine.HasAutomaticCheckpoints = true);
        const string Both = """{"vmName":"lab-sql01","processorCount":4,"automaticCheckpointsEnabled":false""";
        _lab.Refuses(Both + "}", ExitCode.Blocked, "is running");

        (RunResult result, SimulatedSession session) = _lab.Watched(Both + ""","whenRunning":"shutdown"}""", ["set"]);

        Assert.Equal(["processorCount", "automaticCheckpointsEnabled"], result.Succeeds().Names);
        Assert.Equal(
            ["InitiateShutdown", "ModifyResourceSettings", "ModifySystemSettings", "RequestStateChange"],
            session.Calls.Where(static c => c.StartsWith("Invoke ", StringComparison.Ordinal)).Select(static c => c[(c.LastIndexOf('.') + 1)..]));
        Assert.Equal((Running, 4, false), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount, _lab.Machine("lab-sql01").HasAutomaticCheckpoints));
    }

    [Fact]
    [Trait("Answers", "default")]
    public void No_checkpoint_is_taken_for_a_change_that_needs_no_vm_off()
    {
        _lab.With("lab-sql01", static machine => machine.HasAutomaticCheckpoints = true);

        _lab.Set("""{"vmName":"lab-sql01","automaticCheckpointsEnabled":false,"checkpoint":{"name":"before"}}""").Succeeds();

        Assert.Equal((Running, false), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").HasAutomaticCheckpoints));
        Assert.Empty(_lab.Machine("lab-sql01").Checkpoints);
    }

    [Fact]
    public void A_busy_vm_and_one_in_transition_are_left_alone()
    {
        _lab.Refuses("""{"vmName":"lab-merge01","automaticCheckpointsEnabled":true}""", ExitCode.Blocked, "Another operation on VM 'lab-merge01' is under way");
        _lab.With("lab-web01", static machine => machine.EnabledState = 10);
        const string Instance = """{"vmName":"lab-web01","automaticCheckpointsEnabled":true}""";
        Assert.Equal(["VMInTransition"], Lab.Kinds(_lab.Get(Instance).Succeeds(), "blockers"));
    }

    [Theory]
    [InlineData("method=ModifySystemSettings,ignored", ExitCode.Failed)]
    [InlineData("method=ModifySystemSettings,error=32768", ExitCode.Failed)]
    [InlineData("method=ModifySystemSettings,after,error=32768", ExitCode.Failed)]
    [InlineData("method=ModifySystemSettings,after,exception=Failed", ExitCode.Failed)]
    public void A_change_that_fails_is_taken_back_with_those_before_it(string faults, ExitCode code)
    {
        _lab.With("lab-sql01", static machine => machine.HasAutomaticCheckpoints = true);
        _lab.Faults = faults;

        _lab.Set("""{"vmName":"lab-sql01","processorCount":4,"automaticCheckpointsEnabled":false,"whenRunning":"shutdown"}""").Fails(code, "Step 2 of 3", AsBefore);

        Assert.Equal((Running, 8, true), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount, _lab.Machine("lab-sql01").HasAutomaticCheckpoints));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("ignored")]
    public void A_host_that_takes_no_change_while_the_vm_runs_fails_the_set_and_keeps_the_vm_running(string answer)
    {
        _lab.Host.Change(content => content.Simulation["variants"] = new System.Text.Json.Nodes.JsonObject { ["runningCheckpointSettings"] = answer });

        _lab.Set("""{"vmName":"lab-sql01","automaticCheckpointsEnabled":true,"whenRunning":"turnOff"}""").Fails(ExitCode.Failed, "Step 1 of 1", AsBefore);

        Assert.Equal((Running, false), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").HasAutomaticCheckpoints));
    }

    [Theory]
    [InlineData(9200)]
    [InlineData(10586)]
    [InlineData(14393)]
    public void A_build_without_them_does_not_report_them_agrees_to_off_and_refuses_on(int build)
    {
        using var lab = new Lab(OldWindows.Make(build));

        Assert.False(lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State.ContainsKey("automaticCheckpointsEnabled"));
        Assert.Empty(lab.Untouched(static l => l.Set("""{"vmName":"lab-web01","automaticCheckpointsEnabled":false}""")).Succeeds().Names);
        const string Wanted = """{"vmName":"lab-web01","automaticCheckpointsEnabled":true}""";
        RunResult test = lab.Test(Wanted).Succeeds();
        Assert.Equal(["SettingUnsupported"], Lab.Kinds(test, "blockers"));
        Assert.Equal(["automaticCheckpointsEnabled"], test.Names);
        lab.Refuses(Wanted, ExitCode.Blocked, $"this host's build {build} has no such setting, which came with build 16299");
        Assert.DoesNotContain("automaticCheckpointsEnabled", lab.Export().Succeeds().Output, StringComparison.Ordinal);
        lab.Set("""{"vmName":"lab-web01","processorCount":4,"automaticCheckpointsEnabled":false}""").Succeeds();
    }

    [Fact]
    public void An_export_reports_them_and_filters_by_them()
    {
        _lab.With("lab-web01", static machine => machine.HasAutomaticCheckpoints = true);

        RunResult export = _lab.Run("""{"automaticCheckpointsEnabled":true}""", "export").Succeeds();

        Assert.Equal("lab-web01", (string?)System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(export.Lines))!["vmName"]);
    }
}
