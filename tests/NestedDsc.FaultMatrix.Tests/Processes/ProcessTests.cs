using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Tests.Processes;

/// <summary>Real processes: several at once on one host, and some that are killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Change = """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""";
    private const int Running = 2;

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Sets_of_many_processes_at_once_lose_nothing()
    {
        (string Instance, ResourceProgram Process)[] started =
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

        foreach ((string instance, ResourceProgram process) in started)
        {
            // Done, or refused because another set of the same machine was under way; never half.
            Assert.True(process.Ends() is 0 or 3 or 6, $"{instance}: {process.Ends()}: {string.Join('\n', process.Lines)}");
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
        if (!machine.IsStarting)
        {
            Assert.Equal(Running, machine.EnabledState);
            Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
        }
    }

    [Theory]
    [InlineData("method=DismEnableFeature,die")]
    [InlineData("method=DismEnableFeature,after,die")]
    [InlineData("method=DismDisableFeature,die")]
    [InlineData("method=DismDisableFeature,after,die")]
    public void After_a_process_that_ended_the_next_set_completes_the_role(string faults)
    {
        const string Instance = """{"_exist":false,"includeContainers":true}""";
        using var host = TemporaryHost.LabL1();
        Assert.Equal(86, Run("guesthypervrole", host, Instance, faults));

        Assert.Equal(0, Run("guesthypervrole", host, Instance));

        Simulation.SimulatedMachine.Restart(host.FilePath);
        using var test = ResourceProgram.Start("guesthypervrole", host.FilePath, Instance, verb: "test");
        Assert.Equal(0, test.Ends());
        Assert.Contains("\"_inDesiredState\":true", test.Output, StringComparison.Ordinal);
        Assert.Equal([host.FilePath], Directory.GetFileSystemEntries(host.Folder));
    }

    [Theory]
    [InlineData("method=DefineSystem,after,die")]
    [InlineData("method=Create,die")]
    [InlineData("method=Create,nth=2,die")]
    [InlineData("method=Create,nth=2,after,die")]
    public void After_a_process_that_ended_the_next_set_completes_a_switch_with_nat(string faults)
    {
        const string Instance = """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
        using var host = TemporaryHost.LabL1();
        Assert.Equal(86, Run("vmnetworknesting", host, Instance, faults));

        // On a simulated host time passes only while somebody changes something; Hyper-V ends what it was asked for by itself.
        Assert.Equal(0, Run("vmnetworknesting", host, """{"vmName":"l2-app01","macAddressSpoofing":"on"}"""));
        Assert.Equal(0, Run("vmnetworknesting", host, Instance));

        using var test = ResourceProgram.Start("vmnetworknesting", host.FilePath, Instance, verb: "test");
        Assert.Equal(0, test.Ends());
        Assert.Contains("\"_inDesiredState\":true", test.Output, StringComparison.Ordinal);
        Assert.Equal([host.FilePath], Directory.GetFileSystemEntries(host.Folder));
    }

    [Fact]
    public void Killed_at_any_moment_a_set_leaves_a_host_that_the_next_one_puts_right()
    {
        for (int i = 0; i < 12; i++)
        {
            string instance = i % 2 == 0 ? Change : """{"vmName":"lab-sql01","processorCount":8,"whenRunning":"turnOff"}""";
            using (ResourceProgram process = Start(instance))
            {
                Thread.Sleep(60 + (i * 10));
                process.Kill();
                process.Ends();
            }

            JsonNode.Parse(_host.Text);
            Assert.Equal(0, Run(instance));
            Assert.Equal((i % 2 == 0 ? 4 : 8, Running), (_host.Content().Machine("lab-sql01").ProcessorCount, _host.Content().Machine("lab-sql01").EnabledState));
        }

        // What a killed process has left goes with the next one.
        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void A_simulated_host_is_announced_whatever_the_trace_level_is()
    {
        using ResourceProgram process = Start("""{"vmName":"lab-web01"}""", verb: "get", level: "error");

        Assert.Equal(0, process.Ends());
        Assert.Contains(process.Lines, static l => l.Contains("Working on the simulated host", StringComparison.Ordinal));
    }

    private static int Run(string program, TemporaryHost host, string instance, string faults = "")
    {
        using var process = ResourceProgram.Start(program, host.FilePath, instance, faults);
        return process.Ends();
    }

    private int Run(string instance, string faults = "")
    {
        using ResourceProgram process = Start(instance, faults);
        return process.Ends();
    }

    private ResourceProgram Start(string instance, string faults = "", string verb = "set", string level = "warn") =>
        ResourceProgram.Start("nestedvirtualization", _host.FilePath, instance, faults, verb, level);
}
