using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix;

/// <summary>A scenario as it goes when nothing goes wrong.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Host">The host's file before.</param>
/// <param name="Before">The host's data before.</param>
/// <param name="After">The host's data after.</param>
/// <param name="Changes">For each call of the set, whether it may change the host.</param>
internal sealed record Baseline(Scenario Scenario, byte[] Host, HostData Before, HostData After, IReadOnlyList<bool> Changes)
{
    /// <summary>The error with which the set stopped before its first change; empty if it did not.</summary>
    public string Stopped { get; private init; } = "";

    public static Baseline Of(Scenario scenario)
    {
        byte[] host = scenario.Host();
        using var folder = new HostFolder();
        folder.Reset(host);
        HostData before = Settled.Of(folder, scenario.Finish);
        folder.Reset(host);
        Expect(scenario, !IsDesired(scenario, folder), "the host is in desired state before");
        RunResult forecast = scenario.Subject.Run(folder, SessionHook.None, scenario.Instance, "set", "--what-if").Result;
        folder.Reset(host);
        (RunResult set, HookedSession? session) = scenario.Subject.Run(folder, SessionHook.None, scenario.Instance, "set");
        if (scenario.MayStop && set.ExitCode != ExitCode.Success && scenario.Refused == ExitCode.Success)
        {
            string error = string.Join(' ', set.Errors);
            HostData left = Settled.Of(folder, scenario.Finish);
            Expect(scenario, scenario.IsToldByReadBack || !session!.Changes.Contains(true), "the set fails after its first change: " + error);
            Expect(scenario, left.SameAs(before), "the set fails, and the host is another: " + error);
            Expect(scenario, error.Length > 0, "the set fails and does not say why");
            return new Baseline(scenario, host, before, left, session!.Changes) { Stopped = error };
        }

        ExpectForecast(scenario, forecast.Succeeds());
        if (scenario.Refused != ExitCode.Success)
        {
            set.Fails(scenario.Refused, scenario.ObjectName);
            return new Baseline(scenario, host, before, Settled.Of(folder, scenario.Finish), session!.Changes);
        }

        set.Succeeds();
        Settled.Of(folder, scenario.Finish);
        Expect(scenario, IsDesired(scenario, folder), "the set does not lead to what the scenario calls desired");
        RunResult again = scenario.Subject.Run(folder, SessionHook.None, scenario.Instance, "set").Result.Succeeds();
        Expect(scenario, again.Names.Count == 0, "a second set changes something");
        Expect(scenario, folder.Leftovers().Count == 0, "the set leaves files behind: " + string.Join(", ", folder.Leftovers()));
        return new Baseline(scenario, host, before, Settled.Of(folder, scenario.Finish), session!.Changes);
    }

    /// <summary>Whether the host's data, by the scenario's own rule, is as desired.</summary>
    public static bool IsDesired(Scenario scenario, HostFolder folder) =>
        scenario.IsDesired(new HostContent(JsonNode.Parse(folder.Read())!.AsObject()));

    // A what-if has a line for each refusal exactly where the set is refused.
    private static void ExpectForecast(Scenario scenario, RunResult forecast)
    {
        string[] lines = [.. forecast.State["_metadata"]!["whatIf"]!.AsArray().Select(static line => (string)line!)];
        bool isRefused = lines.Any(static line => line.StartsWith("Set would be refused: ", StringComparison.Ordinal));
        Expect(scenario, isRefused == (scenario.Refused != ExitCode.Success), "the what-if foretells something else: " + string.Join("; ", lines));
        Expect(scenario, !isRefused || (forecast.Names.Count == 0 && lines.All(l => l.Contains(scenario.ObjectName, StringComparison.Ordinal))), "the what-if does not tell the refusal");
    }

    private static void Expect(Scenario scenario, bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Scenario '{scenario.Name}': {otherwise}.");
        }
    }
}
