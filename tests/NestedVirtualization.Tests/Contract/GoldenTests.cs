using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>Whole runs that people can read under <c>Golden/</c>.</summary>
public sealed class GoldenTests
{
    private const string Enable =
        """{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"processorCount":12,"whenRunning":"shutdown","checkpoint":{"name":"before nesting"}}""";

    [Theory]
    [Trait("Answers", "default")]
    [InlineData("get", """{"vmName":"lab-hv01"}""", "get-nested")]
    [InlineData("get", """{"vmName":"lab-gpu01","exposeVirtualizationExtensions":true}""", "get-devices")]
    [InlineData("get", """{"vmName":"lab-none"}""", "get-absent")]
    [InlineData("test", """{"vmName":"lab-dyn01","exposeVirtualizationExtensions":true,"processorCount":4,"dynamicMemoryEnabled":false,"powerState":"running"}""", "test")]
    [InlineData("set --what-if", Enable, "what-if")]
    [InlineData("set", Enable, "set")]
    [InlineData("set", """{"vmName":"lab-sql01","exposeVirtualizationExtensions":true}""", "set-refused")]
    [InlineData("set", """{"vmName":"lab-legacy01","processorCount":4,"whenRunning":"shutdown","shutdownTimeoutSeconds":30}""", "set-timed-out")]
    [InlineData("set", """{"vmName":"lab-twin","processorCount":4}""", "set-ambiguous")]
    [InlineData("set", """{"vmname":"lab-web01","processorCount":0,"checkpoint":{}}""", "set-invalid")]
    [InlineData("export", """{"vmName":"lab-cp01"}""", "export-one")]
    public void Runs_read_as_they_did(string command, string input, string name)
    {
        using var lab = new Lab();
        RunResult result = lab.Run(input, command.Split(' '));
        string text = Transcript.Of($"nestedvirtualization {command}", input, result, (lab.Host.FilePath, "lab-l0.json"));
        Golden.Check(text, "tests", "NestedVirtualization.Tests", "Golden", name + ".txt");
    }
}
