using System.Globalization;
using System.Text;
using NestedDsc.Benchmarks.Results;
using NestedDsc.Benchmarks.Scale;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.Benchmarks.RoundTrips;

/// <summary>Measures how long operations take on hosts whose calls take time: so much each, and so much for each instance enumerated.</summary>
internal static class RoundTripRunner
{
    private const int Runs = 5;
    private const string Latency = "call=20,instance=0.1";
    private const string Nested = "nestedvirtualization";
    private const string Network = "vmnetworknesting";
    private static readonly int[] Sizes = [1, 20, 1_000];

    // A copy of lab-web01: off, not nested, one adapter without the security feature.
    private static readonly string Plain = ManyVms.Name(1);
    private static readonly Operation[] Operations =
    [
        new(Nested, "get", "get by name", $$"""{"vmName":"{{Plain}}"}"""),
        new(Nested, "get", "get by id", $$"""{"vmId":"{{ManyVms.Id(1)}}"}"""),
        new(Nested, "test", "test, nested", $$"""{"vmName":"{{Plain}}","exposeVirtualizationExtensions":true}"""),
        new(Nested, "set", "set of 3 settings", $$"""{"vmName":"{{Plain}}","exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":8192}"""),
        new(Nested, "export", "export", ""),
        new(Network, "get", "get of a VM", $$"""{"vmName":"{{Plain}}"}"""),
        new(Network, "set", "set of spoofing", $$"""{"vmName":"{{Plain}}","macAddressSpoofing":"on"}"""),
        new(Network, "get", "get of a switch", """{"switchName":"LabSwitch"}"""),
        new(Network, "export", "export", ""),
    ];

    /// <summary>Measures and writes a table: medians of several runs.</summary>
    /// <param name="args">The folder of the executables; left out: <c>dist/linux-x64</c>.</param>
    /// <returns>0.</returns>
    public static async Task<int> Run(string[] args)
    {
        string folder = args.Length > 0 ? args[0] : Path.Combine("dist", "linux-x64");
        var table = new StringBuilder();
        table.AppendLine($"Native executables. `NESTEDDSC_LATENCY={Latency}`: each call takes 20 ms, and 0.1 ms more for each instance that its slowest statement has to enumerate.").AppendLine().AppendLine(MachineFacts.Line()).AppendLine();
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("nesteddsc-latency-");
        try
        {
            table.AppendLine("| operation | VMs | calls | statements | ms |");
            table.AppendLine("|---|--:|--:|--:|--:|");
            foreach (int size in Sizes)
            {
                string host = Path.Combine(temporary.FullName, $"host-{size}.json");
                new HostFileGenerator(LabVms.Web).Write(host, size);
                foreach (Operation operation in Operations)
                {
                    string row = await Measure(folder, host, size, operation).ConfigureAwait(false);
                    Console.WriteLine(row);
                    table.AppendLine(row);
                }
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }

        ResultsFile.Replace(RepositoryFiles.Path("tests", "NestedDsc.Benchmarks", "RESULTS.md"), "latency", table.ToString());
        return 0;
    }

    private static async Task<string> Measure(string folder, string host, int size, Operation operation)
    {
        string executable = Path.Combine(folder, operation.Executable);
        string trace = await CallTrace.Of(executable, operation, Copy(host)).ConfigureAwait(false);
        (int calls, int statements) = CallTrace.Count(trace);
        var times = new List<double>();
        for (int i = 0; i < Runs; i++)
        {
            MeasuredRun run = await MeasuredRun.Of(
                executable, operation.Verb, operation.Input, ("NESTEDDSC_HOST", Copy(host)), ("NESTEDDSC_LATENCY", Latency)).ConfigureAwait(false);
            times.Add(run.Total.TotalMilliseconds);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {operation.Executable} {operation.Label} | {size:N0} | {calls} | {statements} | {times.Order().ElementAt(Runs / 2):F0} |");
    }

    // A set changes the host: every run gets it as it was made.
    private static string Copy(string host)
    {
        string copy = Path.ChangeExtension(host, ".run.json");
        File.Copy(host, copy, overwrite: true);
        return copy;
    }
}
