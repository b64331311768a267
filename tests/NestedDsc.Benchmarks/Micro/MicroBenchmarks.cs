using System.Globalization;
using System.Text;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NestedDsc.Benchmarks.Results;
using NestedDsc.TestSupport;

namespace NestedDsc.Benchmarks.Micro;

/// <summary>Runs the benchmarks of parts. They run in this process: BenchmarkDotNet's own project would be built by our strict rules.</summary>
internal static class MicroBenchmarks
{
    /// <summary>Runs those that the options choose, or all.</summary>
    /// <param name="args">BenchmarkDotNet's options.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(RepositoryFiles.Path("artifacts", "benchmarks", "micro"));
        string[] choice = args.Contains("--filter", StringComparer.Ordinal) ? args : ["--filter", "*", .. args];
        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(choice, config)];
        if (summaries.Length == 0 || summaries.Any(static s => s.HasCriticalValidationErrors || s.Reports.Any(static r => !r.Success)))
        {
            return 1;
        }

        // A part of them is a look, not the results.
        if (args.Length == 0)
        {
            ResultsFile.Replace(RepositoryFiles.Path("tests", "NestedDsc.Benchmarks", "RESULTS.md"), "micro", Table(summaries));
        }

        return 0;
    }

    private static string Table(IEnumerable<Summary> summaries)
    {
        var text = new StringBuilder();
        text.AppendLine("BenchmarkDotNet, short run in one process, after the just-in-time compiler has done its best.")
            .AppendLine().AppendLine(MachineFacts.Line()).AppendLine()
            .AppendLine("| what | median µs | ± | allocated bytes |").AppendLine("|---|---:|---:|---:|");
        foreach (BenchmarkReport report in summaries.SelectMany(static s => s.Reports))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} | {report.ResultStatistics!.Median / 1e3:0.00} | {report.ResultStatistics.StandardDeviation / 1e3:0.00} | {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} |");
        }

        return text.ToString();
    }
}
