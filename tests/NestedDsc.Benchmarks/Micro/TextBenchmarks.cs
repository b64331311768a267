using BenchmarkDotNet.Attributes;
using NestedDsc.Cim;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Wql;
using NestedDsc.TestSupport;
using EmbeddedInstance = NestedDsc.Cim.EmbeddedInstance;

namespace NestedDsc.Benchmarks.Micro;

/// <summary>The texts that go to and fro between us and CIM.</summary>
public class TextBenchmarks
{
    private const string Statement =
        "SELECT Name, ElementName, EnabledState FROM Msvm_ComputerSystem WHERE Caption <> 'x' AND (EnabledState = 2 OR EnabledState = 3) AND ElementName LIKE 'lab-[a-c]%'";

    private static readonly CimProperty[] Settings =
    [
        CimProperty.OfString("InstanceID", @"Microsoft:F9D12F0D-B753-5E96-BF0E-13A9A2A19928\b637f346-6a0e-4dec-af52-bd70cb80a21d\0"),
        CimProperty.OfUInt64("VirtualQuantity", 8),
        CimProperty.OfBoolean("ExposeVirtualizationExtensions", value: true),
        CimProperty.OfString("ElementName", "Zürich <& 日本>"),
    ];

    private static readonly string Xml = EmbeddedInstance.ToXml("Msvm_ProcessorSettingData", Settings);

    /// <summary>The writer of embedded instances.</summary>
    [Benchmark(Description = "XML: write an embedded instance")]
    public string WriteXml() => EmbeddedInstance.ToXml("Msvm_ProcessorSettingData", Settings);

    /// <summary>The reader of embedded instances, which the simulation has.</summary>
    [Benchmark(Description = "XML: read an embedded instance (simulation)")]
    public object? ReadXml() => EmbeddedInstanceReader.Read(Xml);

    /// <summary>The parser of statements, which the simulation has.</summary>
    [Benchmark(Description = "WQL: parse a SELECT (simulation)")]
    public object Select() => WqlParser.Parse(Statement);

    /// <summary>The reader of hosts' files.</summary>
    [Benchmark(Description = "host file: open lab-l0 (213 kB)")]
    public object Open() => SimulatedSession.Open(HostFiles.LabL0);
}
