using CsCheck;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>Test, what-if and set are views of one plan: whatever the Windows and whatever is desired, they agree.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void Test_what_if_and_set_agree() => Scenario.Any.Sample(Check, iter: Math.Max(400, CsCheck.Check.Iter), threads: 2);

    private static void Check(Scenario scenario)
    {
        using Lab lab = scenario.Open();
        Schema.Holds(lab.Untouched(l => l.Get(scenario.Instance)).Succeeds().Lines[0]);
        Schema.Holds(lab.Untouched(static l => l.Export()).Succeeds().Lines[0]);
        RunResult test = lab.Untouched(l => l.Test(scenario.Instance)).Succeeds();
        Schema.HoldsWithNames(test);
        RunResult foretold = lab.Untouched(l => l.WhatIf(scenario.Instance)).Succeeds();
        Schema.HoldsWithNames(foretold);
        byte[] file = File.ReadAllBytes(lab.Host.FilePath);
        RunResult set = lab.Set(scenario.Instance);

        bool isRefused = Lab.WhatIfLines(foretold).Any(static line => !line.StartsWith("Would ", StringComparison.Ordinal));
        Assert.Equal(isRefused, Lab.Kinds(test, "blockers").Count > 0);
        if (isRefused)
        {
            Assert.True(set.ExitCode is ExitCode.Blocked or ExitCode.AccessDenied, set.ExitCode.ToString());
            Assert.Equal(set.Errors.Select(static e => $"Set would be refused: {e}"), Lab.WhatIfLines(foretold));
            Assert.Empty(foretold.Names);
            Assert.Equal(file, File.ReadAllBytes(lab.Host.FilePath));
            Assert.False((bool?)test.State["_inDesiredState"]);
            Assert.Equal(Lab.Phrases(test, "blockers"), set.Errors);
            return;
        }

        bool acts = Lab.WhatIfLines(foretold).Count > 0;
        Assert.Equal(acts ? test.Names : [], foretold.Names);
        if (set.ExitCode != ExitCode.Success)
        {
            // What can't be known beforehand: payloads that nobody has, another installation under way, what does not apply.
            Assert.True(acts);
            Assert.StartsWith("Step ", Assert.Single(set.Errors), StringComparison.Ordinal);
            Assert.EndsWith("Everything is as it was before.", set.Errors[0], StringComparison.Ordinal);
            Assert.Equal(test.State["features"]!.ToJsonString(), lab.Get("").State["features"]!.ToJsonString());
            return;
        }

        CheckDone(scenario, lab, test, foretold, set);
    }

    private static void CheckDone(Scenario scenario, Lab lab, RunResult test, RunResult foretold, RunResult set)
    {
        Schema.HoldsWithNames(set);
        if ((bool?)test.State["virtualizationExtensionsExposed"] is false && (string?)scenario.Desired["whenNotExposed"] is not "install")
        {
            // Nothing that needs the hypervisor is enabled where it can't start.
            Assert.Empty(Lab.FeatureStates(set).Where(static f => f.EndsWith("=EnablePending", StringComparison.Ordinal) && NeedsHypervisor(f))
                .Except(Lab.FeatureStates(test), StringComparer.Ordinal));
        }

        Assert.Equal(foretold.Lines[1], set.Lines[1]);
        IReadOnlyList<string> notices = Lab.Kinds(set, "notices");
        Assert.Empty(Lab.Kinds(foretold, "notices").Except(notices).Except([NoticeTests.Settled]));

        // Behind a change that was pending and is taken back, another one may have waited for the same restart.
        Assert.Empty(notices.Except(Lab.Kinds(foretold, "notices")).Except(["OtherRestartPending"]));
        Assert.Equal(Lab.Comparable(foretold), Lab.Comparable(set));
        Assert.Equal(foretold.Trace, set.Trace);

        RunResult again = lab.Untouched(l => l.Set(scenario.Instance)).Succeeds();
        Assert.Equal("[]", again.Lines[1]);
        Assert.Equal(set.Lines[0], again.Lines[0]);
        RunResult after = lab.Test(scenario.Instance).Succeeds();
        bool waits = set.State["_restartRequired"] is not null;
        Assert.Equal(!waits, (bool?)after.State["_inDesiredState"]);
        Assert.Equal(waits ? ["restartPending"] : [], after.Names);
        Assert.Equal((bool?)test.State["_inDesiredState"], foretold.Lines[1] is "[]" && !waits);

        lab.Restart();
        Assert.True((bool?)lab.Test(scenario.Instance).Succeeds().State["_inDesiredState"]);
    }

    private static bool NeedsHypervisor(string feature) =>
        feature.Split('=')[0] is "Microsoft-Hyper-V" or "Microsoft-Hyper-V-Offline" or "Microsoft-Hyper-V-Online" or "Microsoft-Hyper-V-Hypervisor"
            or "Microsoft-Hyper-V-Services" or "VirtualMachinePlatform";
}
