using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Whole runs that people can read under <c>Golden/</c>.</summary>
public sealed class GoldenTests
{
    private const string Nat = """{"switchName":"NatSwitch","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";

    [Theory]
    [InlineData("lab-l0", "get", """{"vmName":"lab-hv01"}""", "get-adapters")]
    [InlineData("lab-l0", "test", """{"vmName":"lab-locked01","macAddressSpoofing":"on"}""", "test-adapters")]
    [InlineData("lab-l0", "set", """{"vmName":"lab-build01","macAddressSpoofing":"on"}""", "set-adapters-refused")]
    [InlineData("lab-l1", "get", """{"switchName":"L1-Lab"}""", "get-switch")]
    [InlineData("lab-l1", "set --what-if", Nat, "what-if-nat")]
    [InlineData("lab-l1", "set", """{"switchName":"L1-Lab","switchType":"private"}""", "set-switch-refused")]
    [InlineData("lab-l1", "set", """{"switchName":"x","vmName":"y","natPrefix":"192.168.100.0"}""", "set-invalid")]
    [InlineData("lab-l1", "export", "", "export")]
    public void Runs_read_as_they_did(string host, string command, string input, string name)
    {
        using Lab lab = host is "lab-l0" ? Lab.L0() : Lab.L1();
        RunResult result = lab.Run(input, command.Split(' '));
        string text = Transcript.Of($"vmnetworknesting {command}", input, result, (lab.Host.FilePath, host + ".json"));
        Golden.Check(text, "tests", "VMNetworkNesting.Tests", "Golden", name + ".txt");
    }
}
