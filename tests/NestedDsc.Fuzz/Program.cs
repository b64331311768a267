using System.Diagnostics;
using System.Globalization;
using NestedDsc.Fuzz;
using NestedDsc.Fuzz.CoverageGuided;

Options options = Options.Parse(args);
if (options.IsFed)
{
    FedProcess.Run(options.Target);
    return 0;
}

using var targets = new Targets();
if (options.Replay.Length > 0)
{
    string? finding = Fuzzer.Feed(targets.Find(options.Target), File.ReadAllBytes(options.Replay));
    Console.WriteLine(finding ?? "nothing found");
    return finding is null ? 0 : 1;
}

if (options.Target.Length > 0)
{
    return AflRun.Start(targets.Find(options.Target), options) ? 0 : 1;
}

int found = 0;
foreach (Target target in targets.All)
{
    var watch = Stopwatch.StartNew();
    IReadOnlyList<string> findings = Fuzzer.Run(target, options.Iterations, options.Seed);
    Console.WriteLine($"{target.Name}: {options.Iterations} inputs in {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {findings.Count} findings");
    foreach (string finding in findings)
    {
        Console.WriteLine($"    {finding}");
    }

    found += findings.Count;
}

return found == 0 ? 0 : 1;
