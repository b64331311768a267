using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Budgets;

/// <summary>Round trips to the host, each of which costs milliseconds that no program can win back.</summary>
/// <remarks>The numbers are exact, so that a change is noticed. The budgets: get 4, export 8, set with k changes get + 2 + polling + read-back.</remarks>
[Trait("Answers", "default")]
public sealed class RoundTripTests : IDisposable
{
    // Where a simulated host's clock starts, unless its file says otherwise.
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 8, 0, 0, TimeSpan.Zero);
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("get", """{"vmName":"lab-web01"}""", 2, 9)]
    [InlineData("get", """{"vmId":"F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88"}""", 1, 9)]
    [InlineData("get", """{"vmId":"00000000-0000-0000-0000-000000000001"}""", 3, 9 + 4 + 1)]
    [InlineData("get", """{"vmName":"lab-hv01"}""", 3, 9 + 2)]
    [InlineData("get", """{"vmId":"B006E792-F00A-5CF0-89FF-8FEE519A34ED"}""", 2, 9 + 2)]
    [InlineData("get", """{"vmName":"lab-none"}""", 2, 4 + 1)]
    [InlineData("test", """{"vmName":"lab-web01","processorCount":4}""", 2, 9)]
    [InlineData("test", """{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""", 3, 9 + 1)]
    [InlineData("test", """{"vmName":"lab-hv01","exposeVirtualizationExtensions":false}""", 2, 9)]
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
    [InlineData("""{"vmName":"lab-web01","processorCount":4}""", 0)]
    [InlineData("""{"vmName":"lab-web01","processorCount":4,"exposeVirtualizationExtensions":true,"memoryStartupMB":8192}""", 1)]
    public void A_set_reads_changes_and_reads_back_however_much_changes(string input, int ports)
    {
        _lab.Host.Knob("synchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings"));

        // Read 2, read again under the lock 1, change 1, read back 1, read again 1 by the GUID, without the host; where it is to be
        // nested, its ports once.
        Count(input, "set", 2 + ports + 1 + 1 + 1 + 1, 9 + ports + 6 + 1 + 2 + 6);
    }

    [Theory]
    [InlineData("""{"vmName":"lab-sql01","automaticCheckpointsEnabled":true}""", 6, 9 + 6 + 1 + 1 + 6)]
    [InlineData("""{"vmName":"lab-web01","automaticCheckpointsEnabled":true,"processorCount":4}""", 7, 9 + 6 + 2 + 3 + 6)]
    public void A_setting_of_the_vm_itself_takes_a_call_of_its_own(string input, int roundTrips, int statements)
    {
        _lab.Host.Knob("synchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings", "ModifySystemSettings"));

        Count(input, "set", roundTrips, statements);
    }

    [Fact]
    public void A_job_costs_a_round_trip_for_every_look_at_it()
    {
        _lab.Host.Knob("asynchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings"));

        Count("""{"vmName":"lab-web01","processorCount":4}""", "set", 6 + 3, 9 + 6 + 1 + 3 + 2 + 6);
    }

    [Theory]
    [InlineData("get", """{"vmId":"10000000-0000-4000-8000-000000000007"}""", 1)]
    [InlineData("get", """{"vmName":"vm-00007"}""", 2)]
    [InlineData("test", """{"vmName":"vm-00007","exposeVirtualizationExtensions":true}""", 3)]
    public void One_vm_among_1000_costs_the_search_for_its_name_and_no_more(string command, string input, int roundTrips)
    {
        using var many = new Lab(TemporaryHost.Many(1000)) { Latency = "call=20,instance=0.1" };

        double took = Took(many, input, command);

        // By its name all VMs are gone through, with the host itself. Nothing else that is read of it goes through all of a class.
        double search = input.Contains("vmName", StringComparison.Ordinal) ? 1001 * 0.1 : 0;
        Assert.InRange(took, (roundTrips * 20) + search, (roundTrips * 20) + search + 3);
    }

    [Fact]
    public void A_set_of_one_vm_among_1000_searches_for_it_once()
    {
        using var many = new Lab(TemporaryHost.Many(1000)) { Latency = "call=20,instance=0.1" };
        many.Host.Knob("synchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings"));

        Assert.InRange(Took(many, """{"vmName":"vm-00007","processorCount":4}""", "set"), (6 * 20) + 100.1, (6 * 20) + 100.1 + 4);
    }

    [Fact]
    public void Export_of_1000_vms_takes_no_more_calls_and_goes_through_them_once()
    {
        using var many = new Lab(TemporaryHost.Many(1000)) { Latency = "call=20,instance=0.1" };

        Assert.InRange(Took(many, "", "export"), 20 + 100, 20 + 105);
    }

    [Theory]
    [InlineData("exception=InvalidQuery")]
    [InlineData("exception=NotSupported")]
    [InlineData("exception=InvalidClass")]
    public void A_host_that_refuses_associations_is_asked_with_conditions_instead(string refusal)
    {
        string asItIs = _lab.Get("""{"vmName":"lab-gpu01"}""").Succeeds().Output;
        _lab.Faults = $"call=2,{refusal}";

        (RunResult result, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-gpu01"}""", ["get"]);

        Assert.Equal(asItIs, result.Succeeds().Output);
        Assert.Equal((3, 9 + 8), (session.RoundTrips, session.Statements));
        Assert.All(session.Calls.Skip(9), static call => Assert.StartsWith("SELECT", call, StringComparison.Ordinal));
    }

    [Fact]
    public void Ports_that_can_not_be_asked_one_by_one_are_asked_for_together()
    {
        const string Wanted = """{"vmName":"lab-gpu01","exposeVirtualizationExtensions":true}""";
        string asItIs = _lab.Test(Wanted).Succeeds().Output;
        Assert.Contains(":Sriov\"", asItIs, StringComparison.Ordinal);
        foreach (string fault in (string[])["call=3,vanish", "call=3,exception=NotSupported"])
        {
            _lab.Faults = fault;
            (RunResult result, SimulatedSession session) = _lab.Watched(Wanted, ["test"]);

            Assert.Equal(asItIs, result.Succeeds().Output);
            Assert.Equal(4, session.RoundTrips);
        }

        // A port that is gone: everything is read again.
        _lab.Faults = "call=3,exception=NotFound";
        (RunResult again, SimulatedSession second) = _lab.Watched(Wanted, ["test"]);
        Assert.Equal(asItIs, again.Succeeds().Output);
        Assert.Equal(6, second.RoundTrips);
    }

    [Fact]
    public void A_vm_that_is_asked_for_by_id_is_found_on_a_host_that_refuses_associations()
    {
        string asItIs = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds().Output;
        _lab.Faults = "call=1,exception=NotSupported;call=3,exception=NotSupported";

        (RunResult result, SimulatedSession session) = _lab.Watched($$"""{"vmId":"{{LabVms.Web}}"}""", ["get"]);

        Assert.Equal(asItIs, result.Succeeds().Output);
        Assert.Equal(4, session.RoundTrips);
    }

    [Fact]
    public void The_second_round_trip_asks_by_key_alone()
    {
        (_, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-web01"}""", ["get"]);

        Assert.Contains("ElementName='lab-web01'", session.Calls[0], StringComparison.Ordinal);
        Assert.All(session.Calls.Skip(4), static call => Assert.Contains(LabVms.Web, call, StringComparison.Ordinal));
    }

    private static double Took(Lab lab, string input, string command)
    {
        (RunResult result, SimulatedSession session) = lab.Watched(input, command.Split(' '));

        result.Succeeds();
        return (session.Clock.UtcNow - Start).TotalMilliseconds;
    }

    private void Count(string input, string command, int roundTrips, int statements)
    {
        (RunResult result, SimulatedSession session) = _lab.Watched(input, command.Split(' '));

        result.Succeeds();
        Assert.Equal((roundTrips, statements), (session.RoundTrips, session.Statements));
    }
}
