using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix;

/// <summary>One set of which one call goes wrong in one way, what became of it, and another set after it.</summary>
/// <param name="baseline">The scenario as it goes well.</param>
/// <param name="mode">How the call goes wrong.</param>
/// <param name="call">Which call, from 1.</param>
internal sealed class Trial(Baseline baseline, Mode mode, int call)
{
    private readonly List<Violation> _violations = [];

    private Scenario Scenario => baseline.Scenario;

    /// <summary>Runs it.</summary>
    /// <param name="host">A folder to work in.</param>
    /// <returns>The rules that did not hold, but for those that the scenario is exempt from.</returns>
    public IReadOnlyList<Violation> Run(HostFolder host)
    {
        host.Reset(baseline.Host);
        try
        {
            Run(host, Facts(host));
        }
#pragma warning disable CA1031 // Whatever a trial throws is a finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Report(Rule.Contract, error.ToString());
        }

        return [.. _violations.Where(v => !Scenario.Exemptions.Any(e => e.Rule == v.Rule && e.Applies(mode)))];
    }

    private TrialFacts Facts(HostFolder host)
    {
        HostData? meddled = null;
        var hook = new SessionHook
        {
            Faults = mode.Fault.Length > 0 ? $"call={call},{mode.Fault}" : "",
            MeddleBefore = mode.Meddling == Meddling.None ? 0 : call,
            Meddle = () =>
            {
                Meddler.Act(mode.Meddling, Scenario, host);
                meddled = HostData.Of(host.Read());
            },
        };
        RunResult set = Scenario.Subject.Run(host, hook, Scenario.Instance, "set").Result;
        HostData left = Settled.Of(host, Scenario.Finish);
        bool isDesired = Baseline.IsDesired(Scenario, host);
        RunResult test = Scenario.Subject.Run(host, SessionHook.None, Scenario.Instance, "test").Result;
        return new TrialFacts(baseline, mode, call, set, left, isDesired, test, meddled);
    }

    private void Run(HostFolder host, TrialFacts facts)
    {
        AfterFault.Check(facts, Report);
        if (mode.NeverEnds)
        {
            // What an administrator does with a job that hangs.
            EndlessJobs.End(host);
        }

        RunResult again = Scenario.Subject.Run(host, SessionHook.None, Scenario.Instance, "set").Result;
        HostData end = Settled.Of(host, Scenario.Finish);
        bool isDesired = Baseline.IsDesired(Scenario, host);
        RunResult test = Scenario.Subject.Run(host, SessionHook.None, Scenario.Instance, "test").Result;
        AfterRecovery.Check(facts, again, end, isDesired, test, Report);
        if (host.Leftovers() is { Count: > 0 } files && again.ExitCode == Protocol.ExitCode.Success)
        {
            Report(Rule.Files, string.Join(", ", files));
        }
    }

    private void Report(Rule rule, string details) => _violations.Add(new Violation(Scenario.Name, mode.Name, call, rule, details));
}
