using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>Test, what-if and set are views of one plan: whatever the machine and whatever is desired, they agree.</summary>
public sealed class AgreementTests
{
    private static readonly string[] Unforeseeable = ["id", "created"];

    private static readonly string[] Faults =
    [
        "error=32768", "error=32775", "error=32774", "after,error=32768", "exception=Failed", "after,exception=Failed", "exception=TimedOut",
        "exception=AccessDenied", "job=fails", "job=never", "job=warns", "ignored", "lost", "after,lost", "vanish",
    ];

    [Fact]
    public void Test_what_if_and_set_agree() => Scenario.Any.Sample(Check, iter: Math.Max(250, CsCheck.Check.Iter), threads: 2);

    [Fact]
    public void What_an_error_says_of_the_vm_is_true_whatever_call_fails() => Gen.Select(Scenario.Any, Gen.Int[3, 30], Gen.Int[0, Faults.Length - 1])
        .Sample(static (scenario, call, fault) => CheckFault(scenario, $"call={call},{Faults[fault]}"), iter: Math.Max(250, CsCheck.Check.Iter), threads: 2);

    private static void CheckFault(Scenario scenario, string fault)
    {
        using var lab = new Lab { Faults = fault };
        scenario.Prepare(lab.Host);
        HostContent before = lab.Host.Content();

        RunResult set = lab.Set(scenario.Instance);

        Assert.Equal(before.WithoutMachine(LabVms.Web), lab.Host.Content().WithoutMachine(LabVms.Web));
        if (set.ExitCode == ExitCode.Success)
        {
            lab.Faults = null;
            Assert.True((bool?)lab.Test(scenario.Instance).Succeeds().State["_inDesiredState"]);
        }
        else if (set.Errors[^1].EndsWith("Everything is as it was before.", StringComparison.Ordinal))
        {
            Assert.Equal(Condition(before), Condition(lab.Host.Content()));
        }
        else if (string.Equals(Condition(before), Condition(lab.Host.Content()), StringComparison.Ordinal) && set.Errors[^1].StartsWith("Step ", StringComparison.Ordinal))
        {
            // Only a read that failed itself, or that was told that the VM is gone, may have found otherwise; a step that could not
            // be taken back, since the fault hit the way back, is told although it left nothing.
            string error = set.Errors[^1];
            bool misled = error.Contains("could not be read", StringComparison.Ordinal)
                || error.EndsWith("Apart from that, its state is as it was before.", StringComparison.Ordinal)
                || (fault.EndsWith(",vanish", StringComparison.Ordinal) && error.Contains("NOT as before: _exist is false", StringComparison.Ordinal));
            Assert.True(misled, error);
        }
    }

    private static void Check(Scenario scenario)
    {
        using var lab = new Lab();
        scenario.Prepare(lab.Host);
        HostContent before = lab.Host.Content();

        RunResult test = lab.Untouched(l => l.Test(scenario.Instance));
        RunResult foretold = lab.Untouched(l => l.WhatIf(scenario.Instance)).Succeeds();
        test.Succeeds();
        Schema.HoldsWithNames(test);
        Schema.HoldsWithNames(foretold);
        byte[] file = File.ReadAllBytes(lab.Host.FilePath);
        RunResult set = lab.Set(scenario.Instance);

        Assert.Equal(before.WithoutMachine(LabVms.Web), lab.Host.Content().WithoutMachine(LabVms.Web));
        bool isRefused = Lab.WhatIfLines(foretold).Any(static line => !line.StartsWith("Would ", StringComparison.Ordinal));
        Assert.Equal(isRefused, set.ExitCode is ExitCode.Blocked or ExitCode.NotFound or ExitCode.Unavailable);
        if (isRefused)
        {
            Assert.Equal(set.Errors.Select(static e => $"Set would be refused: {e}"), Lab.WhatIfLines(foretold));
            Assert.Empty(foretold.Names);
            Assert.Equal(file, File.ReadAllBytes(lab.Host.FilePath));
            Assert.False((bool?)test.State["_inDesiredState"]);
            Assert.Equal(Lab.Phrases(test, "blockers"), set.Errors);
            return;
        }

        Assert.Equal(test.Names, foretold.Names);
        Assert.Equal((bool)test.State["_inDesiredState"]!, Lab.WhatIfLines(foretold).Count == 0);
        if (set.ExitCode == ExitCode.Success)
        {
            CheckDone(scenario, lab, before, foretold, set);
        }
        else
        {
            CheckFailed(lab, before, set);
        }
    }

    private static void CheckDone(Scenario scenario, Lab lab, HostContent before, RunResult foretold, RunResult set)
    {
        Schema.HoldsWithNames(set);
        Assert.Equal(foretold.Lines[1], set.Lines[1]);
        Assert.Equal(Comparable(foretold), Comparable(set));
        Assert.Equal(foretold.Trace, set.Trace);

        Assert.True((bool?)lab.Test(scenario.Instance).Succeeds().State["_inDesiredState"]);
        RunResult again = lab.Untouched(l => l.Set(scenario.Instance)).Succeeds();
        Assert.Equal("[]", again.Lines[1]);
        Assert.Equal(set.Lines[0], again.Lines[0]);

        int was = before.Machine(Scenario.MachineName).EnabledState;
        int now = lab.Machine(Scenario.MachineName).EnabledState;
        switch ((string?)scenario.Desired["powerState"], was)
        {
            case ("off", _):
                Assert.Equal(3, now);
                break;
            case ("running", _) or (null, 2):
                Assert.Equal(2, now);
                break;
            case (null, 6) when set.Names.Any(static name => name is not "automaticCheckpointsEnabled"):
                Assert.Equal(3, now);
                break;
            default:
                Assert.Equal(was, now);
                break;
        }
    }

    // A step that fails is no refusal: the guest did not shut down, the machine did not start. What the error says is true.
    private static void CheckFailed(Lab lab, HostContent before, RunResult set)
    {
        Assert.Equal("", set.Output);
        string error = Assert.Single(set.Errors);
        Assert.StartsWith("Step ", error, StringComparison.Ordinal);
        bool asBefore = string.Equals(Condition(before), Condition(lab.Host.Content()), StringComparison.Ordinal);
        Assert.Equal(asBefore, error.EndsWith("Everything is as it was before.", StringComparison.Ordinal));
        if (!asBefore)
        {
            Assert.Contains("NOT as before", error, StringComparison.Ordinal);
        }

        HostMachine machine = lab.Machine(Scenario.MachineName);
        HostMachine was = before.Machine(Scenario.MachineName);
        Assert.Equal(
            (was.Exposes, was.ProcessorCount, was.StartupMB, was.HasDynamicMemory, was.HasAutomaticCheckpoints, (bool)was.Settings["VirtualNumaEnabled"]!),
            (machine.Exposes, machine.ProcessorCount, machine.StartupMB, machine.HasDynamicMemory, machine.HasAutomaticCheckpoints, (bool)machine.Settings["VirtualNumaEnabled"]!));
    }

    private static string Condition(HostContent content)
    {
        HostMachine machine = content.Machine(Scenario.MachineName);
        return $"{machine.EnabledState} {machine.Exposes} {machine.ProcessorCount} {machine.StartupMB} {machine.HasDynamicMemory} {machine.HasAutomaticCheckpoints} {string.Join(',', machine.Checkpoints)}";
    }

    private static string Comparable(RunResult result)
    {
        JsonObject state = result.State;
        state.Remove("_metadata");
        if (state["checkpoints"] is JsonArray { Count: > 0 } checkpoints)
        {
            Array.ForEach(Unforeseeable, name => checkpoints[^1]!.AsObject().Remove(name));
        }

        return JsonTexts.Compact(state);
    }
}
