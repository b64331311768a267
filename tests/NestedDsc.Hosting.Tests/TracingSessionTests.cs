using System.Text;
using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.Protocol.Tracing;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.Hosting.Tests;

/// <summary>The trace shows every round trip, and changes nothing about it.</summary>
public sealed class TracingSessionTests : IDisposable
{
    private const string Service = "SELECT Name FROM Msvm_VirtualSystemManagementService";

    private static readonly CimPath Vm = new(CimNamespaces.Virtualization, "Msvm_ComputerSystem",
        [CimProperty.OfString("CreationClassName", "Msvm_ComputerSystem"), CimProperty.OfString("Name", LabVms.Web)]);

    private readonly TemporaryHost _host = TemporaryHost.LabL0();
    private readonly MemoryStream _stream = new();
    private readonly SimulatedSession _inner;
    private readonly TracingSession _session;

    public TracingSessionTests()
    {
        _inner = _host.Open();
        _session = new TracingSession(_inner, new Tracer(_stream, TraceLevel.Trace));
    }

    private CimDeadline Deadline => CimDeadline.After(_session.Clock, TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _session.Dispose();
        _stream.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Queries_are_shown_with_the_number_of_rows()
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows = _session.Query(
            [new CimQuery(CimNamespaces.Virtualization, Service), new CimQuery(CimNamespaces.Cimv2, "SELECT Name FROM Win32_Service")], Deadline);

        Assert.Equal(2, rows.Count);
        Assert.Equal(
            [
                $@"CIM query in root\virtualization\v2: {Service}",
                @"CIM query in root\cimv2: SELECT Name FROM Win32_Service",
                "CIM query answered with 1 + 2 rows.",
            ],
            Lines());
    }

    [Fact]
    public void Reads_by_key_are_shown()
    {
        Assert.Equal("lab-web01", _session.Get(Vm, Deadline)!.Text("ElementName"));
        Assert.Equal([$"CIM get of {Vm}"], Lines());
    }

    [Fact]
    public void Calls_are_shown_with_parameters_and_return_value()
    {
        var call = new CimMethodCall(
            Vm, "RequestStateChange", [CimProperty.OfUInt16("RequestedState", 2), new CimProperty("TimeoutPeriod", CimType.DateTime, Value: null)]);

        Assert.Equal(4096u, _session.Invoke(call, Deadline).ReturnValue);
        Assert.Equal(
            [$"CIM call of RequestStateChange on {Vm} with RequestedState=2, TimeoutPeriod=null", "CIM call of RequestStateChange returned 4096."], Lines());
    }

    [Fact]
    public void Texts_in_parameters_are_shown_whole()
    {
        CimPath service = new(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService", _session.Query(
            [new CimQuery(CimNamespaces.Virtualization, "SELECT * FROM Msvm_VirtualSystemManagementService")], Deadline)[0][0].Properties
            .Where(static p => p.Name is "CreationClassName" or "Name" or "SystemCreationClassName" or "SystemName").ToArray());

        _session.Invoke(new CimMethodCall(service, "ModifyResourceSettings", [CimProperty.OfStrings("ResourceSettings", "<a/>", "<b/>")]), Deadline);

        Assert.Contains(Lines(), static line => line.EndsWith("with ResourceSettings=<a/> <b/>", StringComparison.Ordinal));
    }

    [Fact]
    public void What_fails_is_shown_before_it_fails()
    {
        Assert.Throws<CimException>(() => _session.Create(CimNamespaces.Virtualization, new CimObject("Msvm_New", [CimProperty.OfString("Name", "x")]), Deadline));
        Assert.Throws<CimException>(() => _session.Delete(Vm, Deadline));

        Assert.Equal([@"CIM create of Msvm_New x in root\virtualization\v2", $"CIM delete of {Vm}"], Lines());
    }

    [Fact]
    public void The_clock_is_that_of_the_session() => Assert.Same(_inner.Clock, _session.Clock);

    [Theory]
    [InlineData(TraceLevel.Trace, true)]
    [InlineData(TraceLevel.Debug, false)]
    public void A_connection_traces_at_the_level_of_a_trace_only(TraceLevel level, bool traces)
    {
        using HyperVConnection connection = HostConnection.Open(
            name => name is HostConnection.HostVariable ? _host.FilePath : null, new Tracer(_stream, level));

        connection.ReadFirst(Service);

        Assert.Equal(traces, Lines().Any(static line => line.StartsWith("CIM query", StringComparison.Ordinal)));
        Assert.Contains(Lines(), line => line.Contains($"simulated host '{_host.FilePath}' (NESTEDDSC_HOST)", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_reach_the_simulated_host()
    {
        using HyperVConnection connection = HostConnection.Open(
            name => name switch
            {
                HostConnection.HostVariable => _host.FilePath,
                HostConnection.FaultVariable => "method=Query,exception=AccessDenied",
                _ => null,
            },
            new Tracer(_stream, TraceLevel.Error));

        Assert.Equal(CimErrorCode.AccessDenied, Assert.Throws<CimException>(() => connection.ReadFirst(Service)).Code);
    }

    private string[] Lines() =>
    [
        .. Encoding.UTF8.GetString(_stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => (string)JsonTexts.ParseObject(line).Single().Value!),
    ];
}
