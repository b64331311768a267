using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NestedDsc.FaultMatrix.Tests.Processes;

/// <summary>The program of a resource, running as a process of its own.</summary>
internal sealed class ResourceProgram : IDisposable
{
    /// <summary>Far more than anything here takes; who waits longer waits for nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task<string> _output;
    private bool _isClosed;

    private ResourceProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it has written to standard error so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public string Output => _output.Result;

    /// <summary>The text of the last line of standard error, which must be an error.</summary>
    public string Error => (string)JsonNode.Parse(Lines[^1])!["error"]!;

    public static ResourceProgram Start(string program, string host, string instance, string faults = "", string verb = "set", string level = "warn")
    {
        string path = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program);
        Assert.SkipUnless(File.Exists(path), $"The program {program} is not beside the tests.");
        var start = new ProcessStartInfo(path, [verb, "--input", instance])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NESTEDDSC_HOST"] = host;
        start.Environment["NESTEDDSC_FAULT"] = faults;
        start.Environment["DSC_TRACE_LEVEL"] = level;
        return new ResourceProgram(start);
    }

    /// <summary>Waits until it has written a line with a text to standard error.</summary>
    public void Says(string text)
    {
        var watch = Stopwatch.StartNew();
        lock (_lines)
        {
            while (!_lines.Exists(l => l.Contains(text, StringComparison.Ordinal)))
            {
                Assert.False(_isClosed || watch.Elapsed > Patience, $"It never said '{text}', but: {string.Join('\n', _lines)}");
                Monitor.Wait(_lines, TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Sends it a signal by its name, such as <c>TERM</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public int Ends()
    {
        Assert.True(_process.WaitForExit(Patience), $"It does not end: {string.Join('\n', Lines)}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_lines)
        {
            _isClosed |= line is null;
            if (line is not null)
            {
                _lines.Add(line);
            }

            Monitor.PulseAll(_lines);
        }
    }
}
