using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>What must hold when another set has run without a fault.</summary>
internal static class AfterRecovery
{
    public static void Check(
        TrialFacts facts, RunResult again, HostData end, bool isDesired, RunResult test, Action<Rule, string> report)
    {
        ExitCode[] allowed = Allowed(facts);
        if (!allowed.Contains(again.ExitCode))
        {
            report(Rule.Converges, $"another set ends with {again.ExitCode}: {string.Join(' ', again.Errors)} (after: {facts.Error})");
        }
        else if (again.ExitCode == ExitCode.Success && !isDesired)
        {
            report(Rule.Converges, "another set succeeds, but the state is not the desired one");
        }

        if (TestTruth.Of(test, isDesired, facts.Baseline, end, facts.Mode) is { } lie)
        {
            report(Rule.Test, "after another set: " + lie);
        }

        if (Outside.Touched(facts, end) is { Count: > 0 } touched)
        {
            report(Rule.Outside, "after another set: " + string.Join("; ", touched));
        }

        if (again.ExitCode == ExitCode.Success && facts.Mode.Meddling == Meddling.None)
        {
            CheckSameEnd(facts, again, end, report);
        }
    }

    // A checkpoint more is no harm if the user is told of it.
    private static void CheckSameEnd(TrialFacts facts, RunResult again, HostData end, Action<Rule, string> report)
    {
        string told = string.Join(' ', again.Warnings) + facts.Error;
        HostData rest = facts.Baseline.Scenario.VmId is { } id
            ? end.Without(Checkpoints.Of(end, id).Except(Checkpoints.Of(facts.Baseline.Before, id), StringComparer.OrdinalIgnoreCase).Where(c => told.Contains(c, StringComparison.OrdinalIgnoreCase)))
            : end;
        if (AfterFault.Differences(end, facts.Baseline.After, facts.Baseline.Before).Length > 0
            && AfterFault.Differences(rest, facts.Baseline.After, facts.Baseline.Before) is { Length: > 0 } differences)
        {
            report(Rule.SameEnd, $"{differences} (after: {facts.Error}; then: {string.Join(' ', again.Warnings)})");
        }
    }

    // A machine that is gone or has another name can't be found; one that somebody has started meanwhile may be off limits.
    private static ExitCode[] Allowed(TrialFacts facts)
    {
        bool isMachine = facts.Baseline.Scenario.VmId is not null;
        return facts.Mode.Meddling switch
        {
            _ when facts.Baseline.Scenario.Refused is not ExitCode.Success and var refused => facts.Mode.Meddling switch
            {
                Meddling.None or Meddling.AddAdapter => [refused],
                _ when isMachine => [refused, ExitCode.NotFound, ExitCode.Success],
                _ => [refused, ExitCode.Success],
            },
            Meddling.Delete or Meddling.Rename when isMachine => [ExitCode.NotFound],
            Meddling.Power when isMachine => [ExitCode.Success, ExitCode.Blocked],
            Meddling.AddAdapter when !isMachine || facts.Baseline.Scenario.Name.StartsWith("adapters", StringComparison.Ordinal) => [ExitCode.Success, ExitCode.Blocked],
            Meddling.Rename or Meddling.Delete => [ExitCode.Success, ExitCode.Blocked],
            _ => [ExitCode.Success],
        };
    }
}
