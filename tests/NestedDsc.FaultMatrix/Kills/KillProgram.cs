using System.Diagnostics;
using System.Globalization;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Scenarios;

namespace NestedDsc.FaultMatrix.Kills;

/// <summary>The full run: every scenario killed at every call.</summary>
internal static class KillProgram
{
    public static int Run(Options options)
    {
        var watch = Stopwatch.StartNew();
        Scenario[] scenarios = [.. AllScenarios.List.Where(s => s.Name.Contains(options.Scenario, StringComparison.OrdinalIgnoreCase))];
        KillResult result = new KillMatrix(scenarios, options.Stride ?? 1)
        {
            Progress = (name, points) => Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s  {name}: {points} points"),
        }.Run();
        foreach (IGrouping<(string Scenario, Rule Rule), Violation> group in result.Violations.GroupBy(static v => (v.Scenario, v.Rule)))
        {
            Console.WriteLine($"{group.Key.Scenario}: {group.Key.Rule}: {group.Count()}");
            foreach (Violation violation in group.OrderBy(static v => v.Call).Take(options.Show))
            {
                Console.WriteLine($"    {violation}");
            }
        }

        Console.WriteLine($"{result} ({watch.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s)");
        return result.Violations.Count == 0 ? 0 : 1;
    }
}
