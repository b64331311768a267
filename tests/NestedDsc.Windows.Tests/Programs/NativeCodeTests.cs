namespace NestedDsc.Windows.Tests.Programs;

/// <summary>Programs compiled to native code for Windows: MMI works there only with what rd.xml says.</summary>
public sealed class NativeCodeTests
{
    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void Exports_are_alike(string host)
    {
        Comparison.MakeNative(Hosts.Find(host), "nestedvirtualization", ("", ["export"]));
        Comparison.MakeNative(Hosts.Find(host), "vmnetworknesting", ("", ["export"]));
    }

    [Fact]
    public void Changes_are_alike()
    {
        const string Settings = """{"vmId":"A4EF744C-4A32-5A7F-A293-0E582302BA3C","processorCount":8,"whenRunning":"turnOff","checkpoint":{"name":"x","restoreOnFailure":true}}""";
        const string Nat = """{"switchName":"Inner","switchType":"internal","natPrefix":"192.168.250.0/24","natGateway":"192.168.250.1"}""";

        Comparison.MakeNative(Hosts.Find("lab-l0"), "nestedvirtualization", (Settings, ["test"]), (Settings, ["set", "--what-if"]), (Settings, ["set"]));
        Comparison.MakeNative(Hosts.Find("lab-l0"), "vmnetworknesting", (Nat, ["set"]), ("""{"switchName":"Inner","_exist":false}""", ["set"]));
    }

    [Theory]
    [MemberData(nameof(BadHosts.Kinds), MemberType = typeof(BadHosts))]
    public void Errors_are_alike(string kind) =>
        Comparison.MakeNative(Hosts.Find("lab-l0"), "nestedvirtualization", BadHosts.Of(kind), ("""{"vmName":"lab-web01"}""", ["get"]));
}
