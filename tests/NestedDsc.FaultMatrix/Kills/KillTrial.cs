using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix.Kills;

/// <summary>One set whose process is killed, every verb that may come next, and sets until all is well.</summary>
/// <param name="baseline">The scenario as it goes well.</param>
/// <param name="point">Where it is killed.</param>
internal sealed class KillTrial(Baseline baseline, KillPoint point)
{
    /// <summary>Sets within which the state must be the desired one.</summary>
    private const int MostSets = 3;

    private const string Refusal = "Set would be refused: ";

    private static readonly string[][] Readers = [["get"], ["test"], ["set", "--what-if"], ["export"]];

    private static readonly Mode Killed = new("killed", "die") { Kills = true };

    private readonly List<Violation> _violations = [];

    private Scenario Scenario => baseline.Scenario;

    /// <summary>How many verbs have run after the kill.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs it.</summary>
    /// <param name="host">A folder to work in.</param>
    /// <returns>The rules that did not hold.</returns>
    public IReadOnlyList<Violation> Run(HostFolder host)
    {
        host.Reset(baseline.Host);
        try
        {
            Kill(host);
            Read(host);
            Recover(host);
        }
#pragma warning disable CA1031 // Whatever a trial throws is a finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Report(Rule.Contract, error.ToString());
        }

        return [.. _violations.Where(v => !Scenario.Exemptions.Any(e => e.Rule == v.Rule && e.Applies(Killed)))];
    }

    private void Kill(HostFolder host)
    {
        string fault = $"call={point.Call},{(point.IsAfter ? "after," : "")}die";
        Scenario.Subject.Run(host, new SessionHook { Faults = fault }, Scenario.Instance, "set");
        if (point.IsSettled)
        {
            Settled.Of(host);
        }
    }

    // What reads answers, whatever was left, and changes nothing, not even what is under way.
    private void Read(HostFolder host)
    {
        foreach (string[] verb in Readers)
        {
            byte[] before = host.Read();
            IReadOnlyList<string> files = host.Leftovers();
            RunResult result = Run(host, verb);
            if (result.ExitCode != ExitCode.Success)
            {
                Report(Rule.Contract, $"{verb[^1]} ends with {result.ExitCode}: {string.Join(' ', result.Errors)}");
            }

            if (!host.Read().AsSpan().SequenceEqual(before) || !host.Leftovers().SequenceEqual(files))
            {
                Report(Rule.Outside, $"{verb[^1]} changes the host or what is beside it");
            }
        }

        CheckTest(host, "after the kill");
    }

    private void Recover(HostFolder host)
    {
        var told = new List<string>();
        for (int attempt = 1; attempt <= MostSets; attempt++)
        {
            bool isUnderWay = HostData.Of(host.Read()).HasPending;
            RunResult forecast = Run(host, "set", "--what-if");
            RunResult set = Run(host, "set");
            told.AddRange([.. set.Warnings, .. set.Errors]);

            // A set waits for what is under way, which a what-if can't.
            if (!isUnderWay)
            {
                Compare(forecast, set);
            }

            if (set.ExitCode == ExitCode.Success)
            {
                Scenario.Finish(host.FilePath);
                if (CheckTest(host, $"after set {attempt}"))
                {
                    CheckEnd(host, told);
                    return;
                }
            }
        }

        Report(Rule.Converges, $"the state is not the desired one after {MostSets} sets: {string.Join(" | ", told)}");
    }

    // Both come from the same plan.
    private void Compare(RunResult forecast, RunResult set)
    {
        if (forecast.ExitCode != ExitCode.Success)
        {
            Report(Rule.Contract, $"what-if ends with {forecast.ExitCode}: {string.Join(' ', forecast.Errors)}");
            return;
        }

        string[] lines = [.. forecast.State["_metadata"]!["whatIf"]!.AsArray().Select(static line => (string)line!)];
        bool isRefused = lines.Any(static line => line.StartsWith(Refusal, StringComparison.Ordinal));
        if (set.ExitCode == ExitCode.Success && isRefused)
        {
            Report(Rule.Forecast, $"what-if foretells a refusal, set succeeds: {string.Join(' ', lines)}");
        }
        else if (set.ExitCode != ExitCode.Success && !isRefused)
        {
            Report(Rule.Forecast, $"what-if foretells [{string.Join("; ", lines)}], set ends with {set.ExitCode}: {string.Join(' ', set.Errors)}");
        }
        else if (set.ExitCode == ExitCode.Success && !forecast.Names.SequenceEqual(set.Names))
        {
            Report(Rule.Forecast, $"what-if foretells changes of [{string.Join(' ', forecast.Names)}], set changes [{string.Join(' ', set.Names)}]");
        }
    }

    private bool CheckTest(HostFolder host, string when)
    {
        RunResult test = Run(host, "test");
        bool isDesired = Baseline.IsDesired(Scenario, host);
        bool says = test.ExitCode == ExitCode.Success && (bool)test.State["_inDesiredState"]!;
        string[] reasons = test.ExitCode == ExitCode.Success ? [.. test.State["reasons"]!.AsArray().Select(static r => ((string)r!["code"]!).Split(':')[2])] : [];

        // A machine that an interrupted set has left off, or that is on its way, is not as it should be, whatever its settings are.
        bool isUnfinished = reasons.Contains("InterruptedSet") || reasons.Contains("RestartPending") || HostData.Of(host.Read()).HasPending;
        if (says != isDesired && !(isDesired && isUnfinished))
        {
            Report(Rule.Test, $"{when} test says {says} ({string.Join(", ", reasons)}), the host's data {isDesired}");
        }

        return says;
    }

    private void CheckEnd(HostFolder host, List<string> told)
    {
        HostData end = Settled.Of(host);
        if (host.Leftovers() is { Count: > 0 } files)
        {
            Report(Rule.Files, string.Join(", ", files));
        }

        // A checkpoint more is no harm if the user is told of it.
        string texts = string.Join(' ', told);
        HostData rest = Scenario.VmId is { } id
            ? end.Without(Checkpoints.Of(end, id).Except(Checkpoints.Of(baseline.Before, id), StringComparer.OrdinalIgnoreCase).Where(c => texts.Contains(c, StringComparison.OrdinalIgnoreCase)))
            : end;
        if (AfterFault.Differences(end, baseline.After, baseline.Before).Length > 0
            && AfterFault.Differences(rest, baseline.After, baseline.Before) is { Length: > 0 } differences)
        {
            Report(Rule.SameEnd, $"{differences} (told: {texts})");
        }
    }

    private RunResult Run(HostFolder host, params string[] verb)
    {
        Runs++;
        return Scenario.Subject.Run(host, SessionHook.None, verb[0] is "export" ? "" : Scenario.Instance, verb).Result;
    }

    private void Report(Rule rule, string details) => _violations.Add(new Violation(Scenario.Name, point.ToString(), point.Call, rule, details));
}
