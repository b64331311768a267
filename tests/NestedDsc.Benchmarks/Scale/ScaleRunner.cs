using System.Globalization;
using System.Text;
using NestedDsc.Benchmarks.Results;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.Benchmarks.Scale;

/// <summary>Measures how long, and with how much memory, all VMs of hosts of growing size are exported.</summary>
internal static class ScaleRunner
{
    private const int Runs = 5;
    private const double MiB = 1024 * 1024;
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];
    private static readonly string[] Executables = ["nestedvirtualization", "vmnetworknesting"];

    /// <summary>Measures and writes a table: medians of several runs.</summary>
    /// <param name="args">The folder of the executables; left out: <c>dist/linux-x64</c>.</param>
    /// <returns>0.</returns>
    public static async Task<int> Run(string[] args)
    {
        string folder = args.Length > 0 ? args[0] : Path.Combine("dist", "linux-x64");
        var table = new StringBuilder();
        table.AppendLine("Native executables; copies of all VMs of the lab, so that every kind of setting is there.").AppendLine().AppendLine(MachineFacts.Line()).AppendLine();
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("nesteddsc-scale-");
        try
        {
            table.AppendLine("| export of | VMs | host file MB | lines | total ms | first line ms | first line % | peak MB |");
            table.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|");
            foreach (int size in Sizes)
            {
                string host = Path.Combine(temporary.FullName, "host.json");
                new HostFileGenerator().Write(host, size);
                foreach (string executable in Executables)
                {
                    string row = await Measure(Path.Combine(folder, executable), host, size).ConfigureAwait(false);
                    Console.WriteLine(row);
                    table.AppendLine(row);
                }
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }

        ResultsFile.Replace(RepositoryFiles.Path("tests", "NestedDsc.Benchmarks", "RESULTS.md"), "scale", table.ToString());
        return 0;
    }

    private static async Task<string> Measure(string executable, string host, int size)
    {
        var runs = new List<MeasuredRun>();
        for (int i = 0; i < Runs; i++)
        {
            runs.Add(await MeasuredRun.Of(executable, "export", "", ("NESTEDDSC_HOST", host)).ConfigureAwait(false));
        }

        double total = Median(runs, static r => r.Total.TotalMilliseconds);
        double first = Median(runs, static r => r.FirstLine.TotalMilliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(executable)} | {size:N0} | {new FileInfo(host).Length / 1e6:F1} | {runs[0].Lines:N0} | {total:F0} | {first:F0} | {100 * first / total:F0} | {runs.Max(static r => r.PeakMemory) / MiB:F0} |");
    }

    private static double Median(List<MeasuredRun> runs, Func<MeasuredRun, double> value) =>
        runs.Select(value).Order().ElementAt(runs.Count / 2);
}
