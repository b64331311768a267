using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.Protocol;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>What must hold when a set in which something went wrong has ended.</summary>
internal static class AfterFault
{
    private const string AsBefore = "Everything is as it was before.";

    // Any of these says that something is left, or may be.
    private static readonly string[] Confessions = ["NOT as before", "could not be read", "Could not take back"];

    private static readonly string[] Remedies = ["by hand", "next set", "run 'set' again", "another set"];

    public static void Check(TrialFacts facts, Action<Rule, string> report)
    {
        if (!facts.Mode.Kills)
        {
            CheckAnswer(facts, report);
        }

        CheckOutside(facts, report);
        CheckTest(facts, report);
    }

    private static void CheckAnswer(TrialFacts facts, Action<Rule, string> report)
    {
        if (!Enum.IsDefined(facts.Set.ExitCode) || facts.Set.ExitCode is ExitCode.InvalidArguments or ExitCode.InvalidInput)
        {
            report(Rule.Contract, $"exit code {(int)facts.Set.ExitCode}: {facts.Error}");
        }

        if (facts.Set.ExitCode == ExitCode.Success)
        {
            CheckSuccess(facts, report);
            return;
        }

        if (facts.Set.Output.Length > 0)
        {
            report(Rule.Contract, "a failed set writes to standard output: " + facts.Set.Output);
        }

        if (facts.Mode.IsHarmless && facts.Baseline.Scenario.Refused == ExitCode.Success)
        {
            report(Rule.Success, "the set did not get over it: " + facts.Error);
        }

        CheckMessage(facts, report);
        CheckLeftovers(facts, report);
        CheckTakenBack(facts, report);
        CheckPower(facts, report);
    }

    private static void CheckSuccess(TrialFacts facts, Action<Rule, string> report)
    {
        if (facts.Mode.Meddling != Meddling.None && facts.IsLastLook)
        {
            // Whoever comes after the last look comes after the set.
            return;
        }

        if (!facts.IsDesired)
        {
            report(Rule.Success, "the set reports success, but the state is not the desired one");
        }
        else if (facts.Mode.Meddling == Meddling.None && Differences(facts.Left, facts.Baseline.After, facts.Baseline.Before) is { Length: > 0 } differences)
        {
            report(Rule.Success, "the set reports success, but left something else than without the fault: " + differences);
        }
    }

    private static void CheckMessage(TrialFacts facts, Action<Rule, string> report)
    {
        string error = facts.Error;
        bool namesObject = error.Contains(facts.Baseline.Scenario.ObjectName, StringComparison.OrdinalIgnoreCase)
            || (facts.Baseline.Scenario.AlsoNames is { Length: > 0 } also && error.Contains(also, StringComparison.Ordinal));
        bool isRead = error.StartsWith("Reading", StringComparison.Ordinal);
        if (!namesObject && !isRead)
        {
            report(Rule.Message, "the error does not name the object: " + error);
        }

        bool changed = !facts.Left.SameAs(facts.Baseline.Before) && facts.Mode.Meddling == Meddling.None;
        bool namesStep = error.Contains("Step ", StringComparison.Ordinal) || error.StartsWith("Every step was carried out", StringComparison.Ordinal);
        if (changed && !namesStep && !error.Contains("Every step", StringComparison.Ordinal))
        {
            report(Rule.Message, "something was changed, and the error names no step: " + error);
        }
    }

    private static void CheckLeftovers(TrialFacts facts, Action<Rule, string> report)
    {
        bool mayGoOn = facts.Mode.NeverEnds && facts.Error.Contains("may still be running", StringComparison.Ordinal);
        bool isAsBefore = mayGoOn || facts.Left.SameAs(facts.Baseline.Before) || (facts.Meddled is { } meddled && facts.Left.SameAs(meddled));
        bool saysAsBefore = facts.Error.Contains(AsBefore, StringComparison.Ordinal);
        bool confesses = Confessions.Any(c => facts.Error.Contains(c, StringComparison.Ordinal)) || facts.Error.StartsWith("Every step", StringComparison.Ordinal)
            || facts.Error.Contains("Every step was carried out", StringComparison.Ordinal);
        if (saysAsBefore && !isAsBefore)
        {
            report(Rule.Leftovers, $"it is not as before: {Differences(facts.Left, facts.Meddled ?? facts.Baseline.Before, facts.Baseline.Before)}: {facts.Error}");
        }
        else if (!isAsBefore && !confesses && facts.Mode.Meddling == Meddling.None)
        {
            report(Rule.Leftovers, $"something is left that the error does not tell: {Differences(facts.Left, facts.Baseline.Before, facts.Baseline.Before)}: {facts.Error}");
        }
    }

    private static void CheckTakenBack(TrialFacts facts, Action<Rule, string> report)
    {
        bool isDone = facts.Error.Contains("Every step was carried out", StringComparison.Ordinal);
        // A guest that runs is not stopped to take something back.
        bool runs = facts.Error.Contains("it is left running, with what was changed", StringComparison.Ordinal);
        if (facts.Mode.Passes && !isDone && !runs && !facts.Left.SameAs(facts.Baseline.Before))
        {
            report(Rule.TakenBack, $"{Differences(facts.Left, facts.Baseline.Before, facts.Baseline.Before)}: {facts.Error}");
        }
    }

    private static void CheckPower(TrialFacts facts, Action<Rule, string> report)
    {
        if (facts.Baseline.Scenario.VmId is not { } id || facts.Mode.Meddling != Meddling.None || Power.Same(facts.Left, facts.Baseline.Before, id))
        {
            return;
        }

        if (facts.Error.StartsWith("Every step was carried out", StringComparison.Ordinal) && Power.Same(facts.Left, facts.Baseline.After, id))
        {
            return;
        }

        bool tells = facts.Error.Contains("vmState is", StringComparison.Ordinal) || facts.Error.Contains("could not be read", StringComparison.Ordinal);
        if (!tells || !Remedies.Any(r => facts.Error.Contains(r, StringComparison.Ordinal)))
        {
            report(Rule.Power, $"the VM is {Power.Of(facts.Left, id)}, was {Power.Of(facts.Baseline.Before, id)}, and the error does not say so or not what to do: {facts.Error}");
        }
    }

    private static void CheckOutside(TrialFacts facts, Action<Rule, string> report)
    {
        IReadOnlyList<string> touched = Outside.Touched(facts);
        if (touched.Count > 0)
        {
            report(Rule.Outside, string.Join("; ", touched));
        }
    }

    private static void CheckTest(TrialFacts facts, Action<Rule, string> report)
    {
        if (TestTruth.Of(facts.Test, facts.IsDesired, facts.Baseline, facts.Left, facts.Mode) is { } lie)
        {
            report(Rule.Test, lie);
        }
    }

    /// <summary>What two hosts differ in, as one text.</summary>
    public static string Differences(HostData one, HostData other, HostData known) => string.Join("; ", Shape.Differences(one, other, known));
}
