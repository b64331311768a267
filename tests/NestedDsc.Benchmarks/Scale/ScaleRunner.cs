using System.Globalization;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.Benchmarks.Scale;

/// <summary>Measures how long, and with how much memory, all VMs of hosts of growing size are exported.</summary>
public static class ScaleRunner
{
    private const int Runs = 5;
    private const double MiB = 1024 * 1024;
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];
    private static readonly string[] Executables = ["nestedvirtualization", "vmnetworknesting"];

    /// <summary>Measures, and prints a Markdown table: medians of several runs.</summary>
    /// <param name="args">The folder of the executables; left out: <c>dist/linux-x64</c>.</param>
    /// <returns>0.</returns>
    public static async Task<int> Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string folder = args.Length > 0 ? args[0] : Path.Combine("dist", "linux-x64");
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("nesteddsc-scale-");
        try
        {
            Console.WriteLine("| export of | VMs | host file MB | lines | total ms | first line ms | first line % | peak MB |");
            Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
            foreach (int size in Sizes)
            {
                string host = Path.Combine(temporary.FullName, "host.json");
                new HostFileGenerator().Write(host, size);
                foreach (string executable in Executables)
                {
                    await Measure(Path.Combine(folder, executable), host, size).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task Measure(string executable, string host, int size)
    {
        var runs = new List<MeasuredRun>();
        for (int i = 0; i < Runs; i++)
        {
            runs.Add(await MeasuredRun.Of(executable, "export", "", ("NESTEDDSC_HOST", host)).ConfigureAwait(false));
        }

        double total = Median(runs, static r => r.Total.TotalMilliseconds);
        double first = Median(runs, static r => r.FirstLine.TotalMilliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(executable)} | {size:N0} | {new FileInfo(host).Length / 1e6:F1} | {runs[0].Lines:N0} | {total:F0} | {first:F0} | {100 * first / total:F0} | {runs.Max(static r => r.PeakMemory) / MiB:F0} |"));
    }

    private static double Median(List<MeasuredRun> runs, Func<MeasuredRun, double> value) =>
        runs.Select(value).Order().ElementAt(runs.Count / 2);
}
