using System.Diagnostics;
using System.Text;
using NestedDsc.TestSupport;

namespace NestedDsc.FaultMatrix;

/// <summary>Many sets, each a process of its own, on one host: what grows?</summary>
internal static class Endurance
{
    private static readonly string[] Instances =
    [
        """{"vmName":"lab-web01","processorCount":4,"memoryStartupMB":8192}""",
        """{"vmName":"lab-web01","processorCount":2,"memoryStartupMB":4096}""",
        """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""",
        """{"vmName":"lab-sql01","processorCount":8,"whenRunning":"turnOff"}""",
    ];

    /// <summary>Runs them and prints what was measured.</summary>
    /// <param name="executable">The executable <c>nestedvirtualization</c>.</param>
    /// <param name="count">Number of sets.</param>
    /// <returns>Whether nothing failed and nothing grew.</returns>
    public static bool Run(string executable, int count)
    {
        using var host = TemporaryHost.LabL0();
        int failures = 0;
        long temporary = Count(Path.GetTempPath());
        long first = 0;
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            failures += Set(executable, host.FilePath, Instances[i % Instances.Length]) == 0 ? 0 : 1;
            if (i == Instances.Length - 1)
            {
                first = new FileInfo(host.FilePath).Length;
            }

            if ((i + 1) % 1000 == 0)
            {
                Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  {i + 1} sets, {failures} failures, host file {new FileInfo(host.FilePath).Length} bytes");
            }
        }

        long last = new FileInfo(host.FilePath).Length;
        string[] beside = [.. Directory.GetFileSystemEntries(host.Folder).Where(f => !string.Equals(f, host.FilePath, StringComparison.Ordinal))];
        long temporaryAfter = Count(Path.GetTempPath());
        Console.WriteLine(
            $"{count} sets in {watch.Elapsed.TotalSeconds:0} s: {failures} failures; host file {first} bytes after the first round, {last} at the end; {beside.Length} files beside it; entries in the temporary folder {temporary} before, {temporaryAfter} after");
        return failures == 0 && Math.Abs(last - first) < 64 && beside.Length == 0;
    }

    private static long Count(string folder) => Directory.EnumerateFileSystemEntries(folder).LongCount();

    private static int Set(string executable, string host, string instance)
    {
        var start = new ProcessStartInfo(executable, ["set", "--input", instance])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NESTEDDSC_HOST"] = host;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        error.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }
}
