using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Budgets;

/// <summary>Round trips to the host, each of which costs milliseconds that no program can win back.</summary>
/// <remarks>The numbers are exact, so that a change is noticed. The budgets: get 4, export 8, set with k changes get + 2 + polling + read-back.</remarks>
public sealed class RoundTripTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("get", """{"vmName":"lab-web01"}""", 2, 9)]
    [InlineData("get", """{"vmId":"F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88"}""", 2, 9)]
    [InlineData("get", """{"vmName":"lab-none"}""", 1, 4)]
    [InlineData("test", """{"vmName":"lab-web01","processorCount":4}""", 2, 9)]
    [InlineData("set", """{"vmName":"lab-web01","processorCount":2}""", 2, 9)]
    [InlineData("set --what-if", """{"vmName":"lab-web01","processorCount":4}""", 2, 9)]
    [InlineData("export", "", 1, 11)]
    public void Reading_takes_as_many_round_trips_and_statements_as_documented(string command, string input, int roundTrips, int statements) =>
        Count(input, command, roundTrips, statements);

    [Fact]
    public void Export_of_1000_vms_takes_no_more_than_that_of_a_few()
    {
        using var many = new Lab(TemporaryHost.Many(1000));

        (RunResult result, SimulatedSession session) = many.Watched("", ["export"]);

        Assert.Equal(1000, result.Succeeds().Lines.Count);
        Assert.Equal((1, 11), (session.RoundTrips, session.Statements));
    }

    [Theory]
    [InlineData("""{"vmName":"lab-web01","processorCount":4}""")]
    [InlineData("""{"vmName":"lab-web01","processorCount":4,"exposeVirtualizationExtensions":true,"memoryStartupMB":8192}""")]
    public void A_set_reads_changes_and_reads_back_however_much_changes(string input)
    {
        _lab.Host.Knob("synchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings"));

        // Read 2, change 1, read back 1, read again 2.
        Count(input, "set", 6, 9 + 1 + 2 + 9);
    }

    [Fact]
    public void A_job_costs_a_round_trip_for_every_look_at_it() =>
        Count("""{"vmName":"lab-web01","processorCount":4}""", "set", 6 + 3, 9 + 1 + 3 + 2 + 9);

    [Fact]
    public void The_second_round_trip_asks_by_key_alone()
    {
        (_, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-web01"}""", ["get"]);

        Assert.Contains("ElementName='lab-web01'", session.Calls[0], StringComparison.Ordinal);
        Assert.All(session.Calls.Skip(4), static call => Assert.Contains(LabVms.Web, call, StringComparison.Ordinal));
    }

    private void Count(string input, string command, int roundTrips, int statements)
    {
        (RunResult result, SimulatedSession session) = _lab.Watched(input, command.Split(' '));

        result.Succeeds();
        Assert.Equal((roundTrips, statements), (session.RoundTrips, session.Statements));
    }
}
