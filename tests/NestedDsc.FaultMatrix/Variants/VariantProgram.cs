using System.Diagnostics;
using System.Globalization;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.TestSupport.Variants;

namespace NestedDsc.FaultMatrix.Variants;

/// <summary>The full run: matrix and behaviour tests under every variant, and under pairs of them.</summary>
internal static class VariantProgram
{
    private const int DefaultStride = 7;

    public static int Run(Options options)
    {
        var watch = Stopwatch.StartNew();
        IReadOnlyList<HostVariant>[] combinations =
        [
            .. VariantMatrix.Singles.Concat(options.Pairs > 0 ? VariantMatrix.Pairs(options.Pairs, options.Seed) : [])
                .Where(c => c.Any(v => v.ToString().Contains(options.Variant, StringComparison.OrdinalIgnoreCase))),
        ];
        int violations = RunMatrix(options, combinations, watch);
        return violations + (options.MatrixOnly ? 0 : RunSuites(combinations, watch)) == 0 ? 0 : 1;
    }

    private static int RunMatrix(Options options, IReadOnlyList<HostVariant>[] combinations, Stopwatch watch)
    {
        Scenario[] scenarios = [.. AllScenarios.List.Where(s => s.Name.Contains(options.Scenario, StringComparison.OrdinalIgnoreCase))];
        var matrix = new VariantMatrix(scenarios, [.. AllModes.List.Where(static m => m.IsQuick)], options.Stride ?? DefaultStride);
        int runs = 0;
        int violations = 0;
        foreach (IReadOnlyList<HostVariant> combination in combinations)
        {
            MatrixResult result = matrix.Run(combination);
            runs += result.Runs;
            violations += result.Violations.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{watch.Elapsed.TotalSeconds,6:0.0} s  {string.Join(" & ", combination)}: {result.Runs} runs, {result.Stopped.Count} stopped in time, {result.Violations.Count} violations"));
            foreach (string stopped in result.Stopped)
            {
                Console.WriteLine("    stopped: " + stopped);
            }

            foreach (IGrouping<Rule, Violation> group in result.Violations.GroupBy(static v => v.Rule))
            {
                foreach (Violation violation in group.Take(options.Show))
                {
                    Console.WriteLine($"    {violation}");
                }
            }
        }

        Console.WriteLine($"{combinations.Length} variants x {scenarios.Length} scenarios = {runs} runs, {violations} violations");
        return violations;
    }

    private static int RunSuites(IReadOnlyList<HostVariant>[] combinations, Stopwatch watch)
    {
        int tests = 0;
        int failures = 0;
        foreach (IReadOnlyList<HostVariant> combination in combinations.Where(static c => c.Count == 1))
        {
            foreach (string suite in BehaviourSuite.Names)
            {
                BehaviourSuite.Result result = BehaviourSuite.Run(suite, combination);
                tests += result.Tests;
                failures += result.Failed.Count;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{watch.Elapsed.TotalSeconds,6:0.0} s  {combination[0]}: {suite}: {result.Tests} tests, {result.Failed.Count} failed"));
                foreach (string failed in result.Failed)
                {
                    Console.WriteLine("    " + failed);
                }
            }
        }

        Console.WriteLine($"{combinations.Count(static c => c.Count == 1)} variants x {BehaviourSuite.Names.Count} suites = {tests} tests, {failures} failed");
        return failures;
    }
}
