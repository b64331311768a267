using BenchmarkDotNet.Attributes;
using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Input;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.Benchmarks.Micro;

/// <summary>From an instance's JSON to its plan; the reading of the machine apart.</summary>
public class PlannerBenchmarks : IDisposable
{
    private static readonly byte[] Text =
        """{"vmName":"lab-cp01","exposeVirtualizationExtensions":true,"processorCount":8,"memoryStartupMB":16384,"dynamicMemoryEnabled":false,"powerState":"running","whenRunning":"shutdown"}"""u8.ToArray();

    private DesiredMachine? _desired;
    private MachineReading? _reading;
    private HyperVConnection? _connection;

    /// <summary>Reads the machine once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _desired = Read();
        _connection = new HyperVConnection(SimulatedSession.Open(HostFiles.LabL0));
        _reading = MachineReader.Read(_connection, _desired.Identity);
    }

    /// <summary>The input parser.</summary>
    [Benchmark(Description = "input: parse and check an instance")]
    public object Input() => Read();

    /// <summary>The planner, for an instance of which everything differs.</summary>
    [Benchmark(Description = "planner: plan six differences")]
    public object Plan() => NestingPlanner.Plan(_desired!, _reading!, JournalStatus.None, DateTimeOffset.UnixEpoch);

    /// <summary>The reading, which includes the simulation's work.</summary>
    [Benchmark(Description = "reader: read one VM of lab-l0 (simulated)")]
    public object Reading() => MachineReader.Read(_connection!, _desired!.Identity);

    /// <summary>Closes the connection.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _connection?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static DesiredMachine Read()
    {
        var mistakes = new InputMistakes();
        DesiredMachine desired = DesiredMachineReader.Read(InputDocument.Parse(Text, mistakes));
        mistakes.ThrowIfAny();
        return desired;
    }
}
