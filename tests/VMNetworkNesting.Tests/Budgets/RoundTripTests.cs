using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Budgets;

/// <summary>Round trips to the host, each of which costs milliseconds that no program can win back.</summary>
/// <remarks>The numbers are exact, so that a change is noticed. The budgets: adapters of a VM 5, a switch 6, export 12.</remarks>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("get", """{"vmName":"lab-sql01"}""", 2, 8)]
    [InlineData("get", """{"vmId":"A4EF744C-4A32-5A7F-A293-0E582302BA3C","adapterName":"Backup"}""", 2, 8)]
    [InlineData("get", """{"vmName":"lab-none"}""", 1, 2)]
    [InlineData("test", """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""", 2, 8)]
    [InlineData("set --what-if", """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""", 2, 8)]
    [InlineData("get", """{"switchName":"LabInternal"}""", 1, 12)]
    [InlineData("get", """{"switchName":"none"}""", 1, 12)]
    [InlineData("test", """{"switchName":"LabInternal","natPrefix":"172.31.0.0/24","natGateway":"172.31.0.1"}""", 1, 12)]
    [InlineData("export", "", 2, 20)]
    [InlineData("export", """{"vmName":"lab-sql01"}""", 1, 8)]
    [InlineData("export", """{"switchName":"LabSwitch"}""", 1, 12)]
    public void Reading_takes_as_many_round_trips_and_statements_as_documented(string command, string input, int roundTrips, int statements)
    {
        using Lab lab = Lab.L0();
        (RunResult result, SimulatedSession session) = lab.Watched(input, command.Split(' '));

        result.Succeeds();
        Assert.Equal((roundTrips, statements), (session.RoundTrips, session.Statements));
    }

    [Fact]
    public void Export_of_500_vms_and_20_switches_takes_no_more_than_that_of_a_few()
    {
        using var lab = new Lab(TemporaryHost.Many(500));
        lab.Host.Change(static content =>
        {
            JsonArray switches = content.Instances("Msvm_VirtualEthernetSwitch");
            for (int i = switches.Count; i < 20; i++)
            {
                JsonNode copy = switches[0]!.DeepClone();
                copy["Name"] = $"20000000-0000-4000-8000-{i:D12}";
                copy["ElementName"] = $"switch {i}";
                switches.Add(copy);
            }
        });

        (RunResult result, SimulatedSession session) = lab.Watched("", ["export"]);

        Assert.Equal(520, result.Succeeds().Lines.Count);
        Assert.Equal((2, 20), (session.RoundTrips, session.Statements));
    }

    [Fact]
    public void The_second_round_trip_asks_for_one_vm_only()
    {
        using Lab lab = Lab.L0();
        (_, SimulatedSession session) = lab.Watched("""{"vmName":"lab-sql01"}""", ["get"]);

        Assert.All(session.Calls.Skip(2).Take(5), static call => Assert.Contains(LabVms.Sql, call, StringComparison.Ordinal));
    }
}
