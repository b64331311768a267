using System.Diagnostics;
using System.Globalization;
using System.Text;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.FaultMatrix.LongRuns;

/// <summary>Many sets, each a process of its own, on one host: what grows?</summary>
internal sealed class LongRun : IDisposable
{
    private const int MostGrowth = 64;
    private const int MostMoreFiles = 8;
    private const double MostMoreMemory = 1.2;
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("nesteddsc-");
    private readonly TemporaryHost _host;
    private readonly Course _course;
    private readonly string _executable;
    private readonly List<string> _failures = [];

    private LongRun(string executable, Course course)
    {
        _executable = executable;
        _course = course;
        _host = TemporaryHost.CopyOf(course.HostFile);
    }

    /// <summary>Runs sets and prints what was measured.</summary>
    /// <param name="path">An executable of a resource, or the folder of all three.</param>
    /// <param name="count">Number of sets of each.</param>
    /// <returns>Whether nothing failed and nothing grew.</returns>
    public static bool Run(string path, int count)
    {
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        (string Executable, Course Course)[] runs =
        [
            .. Course.All.Select(c => (Directory.Exists(path) ? Path.Combine(path, c.Program + suffix) : path, c))
                .Where(static r => string.Equals(Path.GetFileNameWithoutExtension(r.Item1), r.c.Program, StringComparison.OrdinalIgnoreCase)),
        ];
        bool isWell = runs.Length > 0;
        foreach ((string executable, Course course) in runs)
        {
            using var run = new LongRun(executable, course);
            isWell &= run.Run(count);
        }

        return isWell;
    }

    public void Dispose()
    {
        _host.Dispose();
        _temporary.Delete(recursive: true);
    }

    private bool Run(int count)
    {
        int rounds = Math.Max(2, count / _course.Steps.Count);
        int part = Math.Max(1, rounds / 10);
        var watch = Stopwatch.StartNew();
        ProcessPeak first = default;
        ProcessPeak last = default;
        long size = 0;
        for (int round = 0; round < rounds; round++)
        {
            ProcessPeak peak = Round();
            first = round < part ? first.Or(peak) : first;
            last = round >= rounds - part ? last.Or(peak) : last;
            size = round == 0 ? Size() : size;
            if ((round + 1) % part == 0)
            {
                Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  {_course.Program}: {(round + 1) * _course.Steps.Count} sets, {_failures.Count} failures, host file {Size()} bytes, highest {peak.Kilobytes} kB and {peak.Files} files");
            }
        }

        _failures.Take(3).ToList().ForEach(Console.WriteLine);
        string[] left =
        [
            .. Directory.GetFileSystemEntries(_host.Folder, "*", SearchOption.AllDirectories).Where(f => !string.Equals(f, _host.FilePath, StringComparison.Ordinal)),
            .. Directory.GetFileSystemEntries(_temporary.FullName),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_course.Program}: {rounds * _course.Steps.Count} sets in {watch.Elapsed.TotalSeconds:0} s, {_failures.Count} failures; host file {size} bytes after the first round, {Size()} at the end; highest memory and open files of a process {first.Kilobytes} kB, {first.Files} in the first tenth, {last.Kilobytes} kB, {last.Files} in the last; left beside the host and in the temporary folder: {left.Length}"));
        Array.ForEach(left, Console.WriteLine);
        return _failures.Count == 0 && left.Length == 0 && Math.Abs(Size() - size) < MostGrowth && last.Kilobytes <= first.Kilobytes * MostMoreMemory && last.Files <= first.Files + MostMoreFiles;
    }

    private ProcessPeak Round()
    {
        ProcessPeak peak = default;
        foreach (CourseStep step in _course.Steps)
        {
            peak = peak.Or(Set(step));
            if (step.Restarts)
            {
                SimulatedMachine.Restart(_host.FilePath);
            }
        }

        return peak;
    }

    private ProcessPeak Set(CourseStep step)
    {
        var start = new ProcessStartInfo(_executable, ["set", "--input", step.Instance])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NESTEDDSC_HOST"] = _host.FilePath;
        start.Environment["NESTEDDSC_FAULT"] = step.Faults;
        start.Environment["TMPDIR"] = _temporary.FullName;
        start.Environment["TMP"] = _temporary.FullName;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        ProcessPeak peak = ProcessPeak.Of(process);
        Task.WaitAll(error, output);

        // The second line of a set names what it has changed.
        bool hasChanged = step.ExitCode != 0 || output.Result.Split('\n') is [_, not "[]", ..];
        if (process.ExitCode != step.ExitCode || !hasChanged)
        {
            _failures.Add($"{step.Instance} ended with {process.ExitCode}: {error.Result}{output.Result}");
        }

        return peak;
    }

    private long Size() => new FileInfo(_host.FilePath).Length;
}
