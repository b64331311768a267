using System.Diagnostics;
using System.Globalization;
using NestedDsc.Fuzz;

// [ITERATIONS [SEED]]: inputs for each parser, and where to begin.
int iterations = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
using var targets = new Targets();
int found = 0;
foreach (Target target in targets.All)
{
    var watch = Stopwatch.StartNew();
    IReadOnlyList<string> findings = Fuzzer.Run(target, iterations, seed);
    Console.WriteLine($"{target.Name}: {iterations} inputs in {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {findings.Count} findings");
    foreach (string finding in findings)
    {
        Console.WriteLine($"    {finding}");
    }

    found += findings.Count;
}

return found == 0 ? 0 : 1;
