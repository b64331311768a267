using NestedDsc.Protocol;
using NestedDsc.TestSupport;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>The program vmnetworknesting for Windows does what the one for Linux does.</summary>
public sealed class VMNetworkNestingTests
{
    private const string Program = "vmnetworknesting";

    private const string NewNat = """{"switchName":"Inner <&> 'x'","switchType":"internal","natPrefix":"192.168.250.0/24","natGateway":"192.168.250.1"}""";

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void Export_lists_the_same(string host) => Compare(host, ("", ["export"]));

    [Theory]
    [MemberData(nameof(Hosts.Machines), MemberType = typeof(Hosts))]
    public void Every_machines_adapters_are_read_and_changed_alike(string host, string vmId)
    {
        string on = $$"""{"vmId":"{{vmId}}","macAddressSpoofing":"on"}""";
        string off = $$"""{"vmId":"{{vmId}}","macAddressSpoofing":"off"}""";

        Compare(host, (on, ["get"]), (on, ["test"]), (on, ["set", "--what-if"]));
        // This machine is busy for good, and a set waits for that to end.
        if (vmId is not LabVms.InService)
        {
            Compare(host, (on, ["set"]), (off, ["set"]), (off, ["test"]));
        }
    }

    [Theory]
    [MemberData(nameof(Hosts.Switches), MemberType = typeof(Hosts))]
    public void Every_switch_is_read_changed_and_removed_alike(string host, string name)
    {
        string desired = $$"""{"switchName":"{{name}}","switchType":"private","whenConnected":"replace"}""";
        string absent = $$"""{"switchName":"{{name}}","_exist":false,"whenConnected":"replace"}""";

        Compare(host, (desired, ["get"]), (desired, ["test"]), (desired, ["set", "--what-if"]), (desired, ["set"]), (absent, ["set", "--what-if"]), (absent, ["set"]));
    }

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void A_switch_with_a_nat_is_made_and_removed_alike(string host) => Compare(
        host,
        (NewNat, ["set", "--what-if"]),
        (NewNat, ["set"]),
        (NewNat, ["test"]),
        ("""{"switchName":"Inner <&> 'x'","_exist":false}""", ["set"]),
        (NewNat, ["get"]));

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void An_external_switch_is_made_alike(string host)
    {
        const string Desired = """{"switchName":"Outer","switchType":"external","netAdapterName":"Ethernet 2","allowManagementOS":true}""";

        Compare(host, (Desired, ["set", "--what-if"]), (Desired, ["set"]), (Desired, ["test"]));
    }

    [Theory]
    [MemberData(nameof(BadHosts.Kinds), MemberType = typeof(BadHosts))]
    public void Hosts_that_do_not_answer_are_reported_alike(string kind)
    {
        Assert.NotEqual(ExitCode.Success, Comparison.Make(Hosts.Find("lab-l0"), Program, BadHosts.Of(kind), (NewNat, ["set"])).ExitCode);
        Assert.Equal(
            BadHosts.IsKnown(kind), Comparison.Make(Hosts.Find("lab-l0"), Program, BadHosts.Of(kind), (NewNat, ["test"])).ExitCode == ExitCode.Success);
    }

    [Fact]
    public void A_restart_that_is_waited_for_is_found_alike()
    {
        using TemporaryHost pending = PendingRole.OnServer();

        Comparison.Make(pending.FilePath, Program, null, (NewNat, ["get"]), (NewNat, ["test"]), (NewNat, ["set", "--what-if"]), (NewNat, ["set"]), ("", ["export"]));
    }

    private static void Compare(string host, params IReadOnlyList<(string Input, string[] Args)> commands) =>
        Comparison.Make(Hosts.Find(host), Program, null, commands);
}
