using System.Diagnostics;
using System.Globalization;
using NestedDsc.FaultMatrix;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Kills;
using NestedDsc.FaultMatrix.LongRuns;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.FaultMatrix.Variants;

Options options = Options.Parse(args);
if (options.Endurance.Length > 0)
{
    return LongRun.Run(options.Endurance, options.Count) ? 0 : 1;
}

if (options.Variants)
{
    return VariantProgram.Run(options);
}

if (options.Kills)
{
    return KillProgram.Run(options);
}

Scenario[] scenarios = [.. AllScenarios.List.Where(s => options.Full || options.Scenario.Length > 0 || s.IsQuick).Where(s => s.Name.Contains(options.Scenario, StringComparison.OrdinalIgnoreCase))];
Mode[] modes = [.. AllModes.List.Where(m => options.Full || options.Mode.Length > 0 || m.IsQuick).Where(m => m.Name.Contains(options.Mode, StringComparison.OrdinalIgnoreCase))];
var watch = Stopwatch.StartNew();
MatrixResult result = new Matrix(scenarios, modes)
{
    Progress = (name, calls, runs) => Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s  {name}: {calls} calls, {runs} runs"),
}.Run();

foreach (IGrouping<(string Scenario, Rule Rule), Violation> group in result.Violations.GroupBy(static v => (v.Scenario, v.Rule)))
{
    Console.WriteLine($"{group.Key.Scenario}: {group.Key.Rule}: {group.Count()}");
    foreach (Violation violation in group.OrderBy(static v => v.Call).Take(options.Show))
    {
        Console.WriteLine($"    {violation}");
    }
}

foreach (Exemption exemption in scenarios.SelectMany(static s => s.Exemptions).DistinctBy(static e => e.Reason))
{
    Console.WriteLine($"exempt from {exemption.Rule}: {exemption.Reason}");
}

Console.WriteLine($"{result} ({watch.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s)");
return result.Violations.Count == 0 ? 0 : 1;
