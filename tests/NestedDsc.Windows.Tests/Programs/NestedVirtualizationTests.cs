using NestedDsc.Protocol;
using NestedDsc.TestSupport;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>The program nestedvirtualization for Windows does what the one for Linux does.</summary>
public sealed class NestedVirtualizationTests
{
    private const string Program = "nestedvirtualization";

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void Export_lists_the_same_machines(string host) =>
        Compare(host, ("", ["export"]), ("""{"exposeVirtualizationExtensions":true}""", ["export"]), ("""{"vmName":"no such VM"}""", ["export"]));

    [Theory]
    [MemberData(nameof(Hosts.Machines), MemberType = typeof(Hosts))]
    public void Every_machine_is_read_and_judged_alike(string host, string vmId)
    {
        string settings = Instance(vmId, """ "exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":4096,"dynamicMemoryEnabled":false """);

        Compare(host, (Instance(vmId, "\"processorCount\":2"), ["get"]), (settings, ["test"]), (settings, ["set", "--what-if"]), (settings, ["set"]));
    }

    [Theory]
    [MemberData(nameof(Hosts.Machines), MemberType = typeof(Hosts))]
    public void Every_machine_is_changed_alike_and_is_then_as_desired(string host, string vmId)
    {
        string settings = Instance(vmId, """
            "exposeVirtualizationExtensions":true,"processorCount":8,"whenRunning":"turnOff","whenSaved":"discard","powerState":"off"
            """);

        Compare(host, (settings, ["set", "--what-if"]), (settings, ["set"]), (settings, ["test"]), (settings, ["set"]));
    }

    [Fact]
    public void A_guest_is_shut_down_and_started_again_alike() =>
        Compare("lab-l0", (Instance(LabVms.Sql, """ "processorCount":8,"whenRunning":"shutdown" """), ["set"]));

    [Fact]
    public void A_guest_that_stays_on_is_reported_alike() =>
        Compare("lab-l0", (Instance(LabVms.Legacy, """ "processorCount":3,"whenRunning":"shutdown","shutdownTimeoutSeconds":2 """), ["set"]));

    [Fact]
    public void A_checkpoint_is_taken_alike() => Compare(
        "lab-l0",
        (Instance(LabVms.Web, """ "processorCount":3,"checkpoint":{"name":"before <it> & 'more' Zürich","restoreOnFailure":true} """), ["set"]),
        (Instance(LabVms.Web, ""), ["get"]));

    [Theory]
    [InlineData("""{"vmName":"no such VM","processorCount":2}""", ExitCode.NotFound)]
    [InlineData("""{"vmName":"LAB-TWIN","processorCount":2}""", ExitCode.NotFound)]
    [InlineData("""{"vmName":"lab-web01","processorCount":"two"}""", ExitCode.InvalidInput)]
    public void Refusals_are_alike(string input, ExitCode exitCode) =>
        Assert.Equal(exitCode, Comparison.Make(Hosts.Find("lab-l0"), Program, null, (input, ["set"])).ExitCode);

    [Theory]
    [MemberData(nameof(BadHosts.Kinds), MemberType = typeof(BadHosts))]
    public void Hosts_that_do_not_answer_are_reported_alike(string kind)
    {
        foreach (string[] args in new string[][] { ["get"], ["test"], ["set"], ["set", "--what-if"], ["export"] })
        {
            ExitCode exitCode = Comparison.Make(
                Hosts.Find("lab-l0"), Program, BadHosts.Of(kind), (args is ["export"] ? "" : """{"vmName":"lab-web01","processorCount":2}""", args)).ExitCode;

            Assert.Equal(BadHosts.IsKnown(kind) && args is not ["set"], exitCode == ExitCode.Success);
        }
    }

    private static string Instance(string vmId, string properties) =>
        $$"""{"vmId":"{{vmId}}"{{(properties.Length > 0 ? "," : "")}}{{properties}}}""";

    private static void Compare(string host, params IReadOnlyList<(string Input, string[] Args)> commands) =>
        Comparison.Make(Hosts.Find(host), Program, null, commands);
}
