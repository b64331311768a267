using System.Diagnostics;
using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>Real processes: several at once on one host, and some that are killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Change = """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""";
    private const int Running = 2;
    private const int Starting = 10;

    private static readonly string Executable = Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "nestedvirtualization.exe" : "nestedvirtualization");

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Sets_of_many_processes_at_once_lose_nothing()
    {
        (string Instance, Process Process)[] started =
        [
            .. new[]
            {
                """{"vmName":"lab-web01","processorCount":4}""",
                """{"vmName":"lab-web01","memoryStartupMB":8192}""",
                """{"vmName":"lab-cp01","processorCount":6}""",
                """{"vmName":"lab-dyn01","dynamicMemoryEnabled":false}""",
                """{"vmName":"lab-hv01","processorCount":8,"whenRunning":"shutdown"}""",
                Change,
                """{"vmName":"lab-sql01","memoryStartupMB":8192,"whenRunning":"turnOff"}""",
            }.Select(instance => (instance, Start(instance))),
        ];

        foreach ((string instance, Process process) in started)
        {
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();

            // Done, or refused because another set of the same machine was under way; never half.
            Assert.True(process.ExitCode is 0 or 3 or 6, $"{instance}: {process.ExitCode}: {error}");
            process.Dispose();
        }

        Assert.All(started, s => Assert.Equal(0, Run(s.Instance)));
        HostContent content = _host.Content();
        Assert.Equal((4, 8192L), (content.Machine("lab-web01").ProcessorCount, content.Machine("lab-web01").StartupMB));
        Assert.Equal((4, 8192L, Running), (content.Machine("lab-sql01").ProcessorCount, content.Machine("lab-sql01").StartupMB, content.Machine("lab-sql01").EnabledState));
        Assert.Equal((8, Running), (content.Machine("lab-hv01").ProcessorCount, content.Machine("lab-hv01").EnabledState));
        Assert.Equal((6, false), (content.Machine("lab-cp01").ProcessorCount, content.Machine("lab-dyn01").HasDynamicMemory));
        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Theory]
    [InlineData("method=InitiateShutdown,after,die")]
    [InlineData("method=ModifyResourceSettings,die")]
    [InlineData("method=ModifyResourceSettings,after,die")]
    [InlineData("method=RequestStateChange,die")]
    [InlineData("method=RequestStateChange,after,die")]
    public void After_a_process_that_ended_the_next_set_has_the_vm_running_again(string faults)
    {
        Assert.Equal(86, Run(Change, faults));

        Assert.Equal(0, Run(Change));

        HostMachine machine = _host.Content().Machine("lab-sql01");
        Assert.Equal(4, machine.ProcessorCount);
        if (machine.EnabledState != Starting)
        {
            Assert.Equal(Running, machine.EnabledState);
            Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
        }
    }

    [Fact]
    public void Killed_at_any_moment_a_set_leaves_a_host_that_the_next_one_puts_right()
    {
        for (int i = 0; i < 12; i++)
        {
            string instance = i % 2 == 0 ? Change : """{"vmName":"lab-sql01","processorCount":8,"whenRunning":"turnOff"}""";
            using (Process process = Start(instance))
            {
                Thread.Sleep(60 + (i * 10));
                process.Kill();
                process.WaitForExit();
            }

            JsonNode.Parse(_host.Text);
            Assert.Equal(0, Run(instance));
            Assert.Equal((i % 2 == 0 ? 4 : 8, Running), (_host.Content().Machine("lab-sql01").ProcessorCount, _host.Content().Machine("lab-sql01").EnabledState));
        }

        // What a killed process held goes with the next one; temporary files have names of their own and hold nothing up.
        Assert.All(
            Directory.GetFiles(_host.Folder, "*", SearchOption.AllDirectories).Where(f => !string.Equals(f, _host.FilePath, StringComparison.Ordinal)),
            static left => Assert.EndsWith(".tmp", left, StringComparison.Ordinal));
    }

    [Fact]
    public void A_simulated_host_is_announced_whatever_the_trace_level_is()
    {
        using Process process = Start("""{"vmName":"lab-web01"}""", verb: "get", level: "error");
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Working on the simulated host", error, StringComparison.Ordinal);
    }

    private int Run(string instance, string faults = "")
    {
        using Process process = Start(instance, faults);
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private Process Start(string instance, string faults = "", string verb = "set", string level = "warn")
    {
        Assert.SkipUnless(File.Exists(Executable), "The executable of the resource is not beside the tests.");
        var start = new ProcessStartInfo(Executable, [verb, "--input", instance])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NESTEDDSC_HOST"] = _host.FilePath;
        start.Environment["NESTEDDSC_FAULT"] = faults;
        start.Environment["DSC_TRACE_LEVEL"] = level;
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
