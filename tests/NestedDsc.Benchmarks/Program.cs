using NestedDsc.Benchmarks.Micro;
using NestedDsc.Benchmarks.RoundTrips;
using NestedDsc.Benchmarks.Scale;
using NestedDsc.Benchmarks.Startup;

switch (args.FirstOrDefault())
{
    case "startup" when StartupOptions.TryParse(args[1..], out StartupOptions? options):
        try
        {
            return StartupBenchmark.Run(options);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

    case "micro":
        return MicroBenchmarks.Run(args[1..]);
    case "scale":
        return await ScaleRunner.Run(args[1..]).ConfigureAwait(false);
    case "latency":
        return await RoundTripRunner.Run(args[1..]).ConfigureAwait(false);
    default:
        Console.Error.WriteLine("""
            startup [--quick] [--no-publish] [--results FILE]   how long the programs take from start to end (Linux)
            micro [options of BenchmarkDotNet]                  parts of them, with what they allocate
            scale [FOLDER]                                      exports of hosts with up to 10,000 VMs, by published programs
            latency [FOLDER]                                    operations on hosts whose calls take time
            """);
        return 1;
}
