using System.Diagnostics;
using System.Globalization;

namespace NestedDsc.Benchmarks.Scale;

/// <summary>One run of an executable, measured from outside.</summary>
/// <param name="Total">Time from the start to the end of the process.</param>
/// <param name="FirstLine">Time from the start until the first line of its answer was read.</param>
/// <param name="PeakMemory">Largest resident set in bytes (Linux; 0 elsewhere), as seen by looking every millisecond.</param>
/// <param name="Lines">Number of lines of its answer.</param>
internal sealed record MeasuredRun(TimeSpan Total, TimeSpan FirstLine, long PeakMemory, int Lines)
{
    private const int KiB = 1024;

    /// <summary>Runs an executable to its end.</summary>
    /// <param name="executable">The executable.</param>
    /// <param name="arguments">Its arguments, separated by spaces.</param>
    /// <param name="input">What it gets on standard input.</param>
    /// <param name="environment">Variables it gets besides this process's own.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<MeasuredRun> Of(
        string executable, string arguments, string input, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        using var ended = new CancellationTokenSource();
        Task<long> peak = Task.Run(() => Watch(process.Id, ended.Token), CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
        process.StandardInput.Close();
        (TimeSpan firstLine, int lines) = await Read(process.StandardOutput.BaseStream, begin).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        TimeSpan total = Stopwatch.GetElapsedTime(begin);
        await ended.CancelAsync().ConfigureAwait(false);
        string text = await errors.ConfigureAwait(false);
        return process.ExitCode == 0
            ? new MeasuredRun(total, firstLine, await peak.ConfigureAwait(false), lines)
            : throw new InvalidOperationException($"{executable} {arguments} ended with {process.ExitCode}: {text}");
    }

    // Bytes, not text: decoding would compete with what is measured.
    private static async Task<(TimeSpan FirstLine, int Lines)> Read(Stream output, long begin)
    {
        byte[] buffer = new byte[64 * KiB];
        TimeSpan first = default;
        int lines = 0;
        for (int read; (read = await output.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
        {
            int count = buffer.AsSpan(0, read).Count((byte)'\n');
            first = lines == 0 && count > 0 ? Stopwatch.GetElapsedTime(begin) : first;
            lines += count;
        }

        return (first, lines);
    }

    // The kernel keeps the peak itself, but tells it only as long as the process is there.
    private static long Watch(int process, CancellationToken ended)
    {
        string path = $"/proc/{process}/status";
        long peak = 0;
        while (OperatingSystem.IsLinux() && !ended.IsCancellationRequested)
        {
            try
            {
                string? line = File.ReadLines(path).FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                peak = line is null ? peak : Math.Max(peak, KiB * long.Parse(line.AsSpan(6).Trim(" \tkB"), CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                return peak;
            }

            ended.WaitHandle.WaitOne(1);
        }

        return peak;
    }
}
