using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Budgets;

/// <summary>Round trips to the host, each of which costs milliseconds that no program can win back.</summary>
/// <remarks>The numbers are exact, so that a change is noticed. The budgets: adapters of a VM 5, a switch 6, export 12.</remarks>
[Trait("Answers", "default")]
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("get", """{"vmName":"lab-sql01"}""", 3, 3 + 1 + 8)]
    [InlineData("get", """{"vmId":"A4EF744C-4A32-5A7F-A293-0E582302BA3C","adapterName":"Backup"}""", 2, 4 + 8)]
    [InlineData("get", """{"vmName":"lab-none"}""", 2, 3 + 1)]
    [InlineData("get", """{"vmId":"00000000-0000-0000-0000-000000000001"}""", 3, 4 + 3 + 1)]
    [InlineData("test", """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""", 4, 3 + 1 + 8 + 1)]
    [InlineData("test", """{"vmName":"lab-sql01","macAddressSpoofing":"off"}""", 3, 3 + 1 + 8)]
    [InlineData("set --what-if", """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""", 4, 3 + 1 + 8 + 1)]
    [InlineData("get", """{"switchName":"LabInternal"}""", 1, 17)]
    [InlineData("get", """{"switchName":"none"}""", 1, 17)]
    [InlineData("test", """{"switchName":"LabInternal","natPrefix":"172.31.0.0/24","natGateway":"172.31.0.1"}""", 1, 17)]
    [InlineData("export", "", 2, 27)]
    [InlineData("export", """{"vmName":"lab-sql01"}""", 1, 10)]
    [InlineData("export", """{"switchName":"LabSwitch"}""", 1, 17)]
    public void Reading_takes_as_many_round_trips_and_statements_as_documented(string command, string input, int roundTrips, int statements)
    {
        using Lab lab = Lab.L0();
        (RunResult result, SimulatedSession session) = lab.Watched(input, command.Split(' '));

        result.Succeeds();
        Assert.Equal((roundTrips, statements), (session.RoundTrips, session.Statements));
    }

    [Theory]
    [InlineData("trunk\",\"nativeVlanId\":5,\"allowedVlanIds\":\"1-100", 1)]
    [InlineData("untagged", 2)]
    public void All_settings_of_eight_adapters_take_one_change_of_all_rows_one_removal_and_one_read_back(string vlan, int calls)
    {
        using Lab lab = Lab.L0();
        lab.Host.Change(static content =>
        {
            foreach (string adapter in content.Adapters(LabVms.Sql).Values)
            {
                content.Give(PortFeatureRows.Security, adapter);
                content.Give(PortFeatureRows.Vlan, adapter, ("OperationMode", 1), ("AccessVlanId", 42));
            }
        });
        string instance = $$"""{"vmName":"lab-sql01","macAddressSpoofing":"on","allowTeaming":"on","dhcpGuard":"on","routerGuard":"on","vlanMode":"{{vlan}}"}""";

        (RunResult get, SimulatedSession read) = lab.Watched(instance, ["get"]);
        (RunResult set, SimulatedSession session) = lab.Watched(instance, ["set"]);

        Assert.Equal(8, get.Succeeds().State["adapters"]!.AsArray().Count);
        set.Succeeds();
        const int ReadBack = 1;
        const int Answer = 2;
        Assert.Equal(calls, session.Calls.Count(static c => c.StartsWith("Invoke", StringComparison.Ordinal)));
        Assert.Equal(read.RoundTrips + calls + ReadBack + Answer, session.RoundTrips);
    }

    [Fact]
    public void Eight_ports_without_rows_take_one_call_each_since_the_method_takes_one_port()
    {
        using Lab lab = Lab.L0();
        lab.Host.Remove(PortFeatureRows.Security, LabVms.Sql).Remove(PortFeatureRows.Vlan, LabVms.Sql);
        const string Instance = """{"vmName":"lab-sql01","macAddressSpoofing":"on","allowTeaming":"on","vlanMode":"trunk","allowedVlanIds":"1-100"}""";

        (RunResult set, SimulatedSession session) = lab.Watched(Instance, ["set"]);

        set.Succeeds();
        Assert.Equal(8, session.Calls.Count(static c => c.StartsWith("Invoke", StringComparison.Ordinal)));
        Assert.Equal(3 + 1 + 8 + 1 + 2, session.RoundTrips);
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
        Assert.Equal((2, 27), (session.RoundTrips, session.Statements));
    }

    [Theory]
    [InlineData("""{"vmId":"10000000-0000-4000-8000-000000000007"}""", 2, 0)]
    [InlineData("""{"vmName":"vm-00007"}""", 3, 1001)]
    public void One_vm_among_1000_costs_the_search_for_its_name_and_no_more(string input, int roundTrips, int searched)
    {
        using var lab = new Lab(TemporaryHost.Many(1000)) { Latency = "call=20,instance=0.1" };

        (RunResult result, SimulatedSession session) = lab.Watched(input, ["get"]);

        result.Succeeds();
        double least = (roundTrips * 20) + (searched * 0.1);
        Assert.InRange((session.Clock.UtcNow - new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero)).TotalMilliseconds, least, least + 3);
    }

    [Theory]
    [InlineData("call=2,exception=InvalidQuery", 3)]
    [InlineData("call=2,vanish", 3)]
    [InlineData("call=3,exception=NotSupported", 4)]
    [InlineData("call=3,vanish", 4)]
    public void A_host_on_which_associations_lead_nowhere_is_asked_with_conditions_instead(string fault, int roundTrips) =>
        Assert.StartsWith("SELECT", ReadInSpiteOf(fault, roundTrips).Calls[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("call=2,exception=NotFound", 5)]
    [InlineData("call=3,exception=NotFound", 6)]
    public void A_vm_that_changes_while_it_is_read_is_read_again(string fault, int roundTrips) => ReadInSpiteOf(fault, roundTrips);

    [Fact]
    public void Ports_of_a_vm_with_many_adapters_are_asked_for_together()
    {
        using Lab lab = Lab.L0();
        lab.Host.Change(static content =>
        {
            for (int i = 0; i < 20; i++)
            {
                Copy(content, "Msvm_SyntheticEthernetPortSettingData", i);
                Copy(content, "Msvm_EthernetPortAllocationSettingData", i);
            }
        });

        (RunResult result, SimulatedSession session) = lab.Watched("""{"vmName":"lab-web01"}""", ["get"]);

        Assert.Equal(21, result.Succeeds().State["adapters"]!.AsArray().Count);
        Assert.Equal((3, 3 + 1 + 4), (session.RoundTrips, session.Statements));
    }

    [Fact]
    public void After_the_first_round_trip_one_vm_only_is_asked_for()
    {
        using Lab lab = Lab.L0();
        (_, SimulatedSession session) = lab.Watched("""{"vmName":"lab-sql01"}""", ["get"]);

        Assert.All(session.Calls.Skip(3), static call => Assert.Contains(LabVms.Sql, call, StringComparison.Ordinal));
    }

    private static void Copy(HostContent content, string className, int number)
    {
        JsonArray instances = content.Instances(className);
        JsonNode model = instances.First(static i => ((string)i!["InstanceID"]!).StartsWith($"Microsoft:{LabVms.Web}", StringComparison.Ordinal))!;
        string[] parts = ((string)model["InstanceID"]!).Split('\\');
        parts[1] = $"20000000-0000-4000-8000-{number:D12}";
        JsonNode copy = model.DeepClone();
        copy["InstanceID"] = string.Join('\\', parts);
        instances.Add(copy);
    }

    // The answer is the same as without the fault.
    private static SimulatedSession ReadInSpiteOf(string fault, int roundTrips)
    {
        const string Instance = """{"vmName":"lab-hv01"}""";
        using Lab lab = Lab.L0();
        string asItIs = lab.Get(Instance).Succeeds().Output;
        lab.Faults = fault;

        (RunResult result, SimulatedSession session) = lab.Watched(Instance, ["get"]);

        Assert.Equal(asItIs, result.Succeeds().Output);
        Assert.Equal(roundTrips, session.RoundTrips);
        return session;
    }
}
