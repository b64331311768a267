using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>Whole runs that people can read under <c>Golden/</c>.</summary>
public sealed class GoldenTests
{
    private const string Wanted = """{"includeContainers":true}""";

    [Theory]
    [Trait("Answers", "default")]
    [InlineData("lab-l1", "get", "", "get")]
    [InlineData("guest-2019", "test", Wanted, "test")]
    [InlineData("guest-2019", "set --what-if", Wanted, "what-if")]
    [InlineData("guest-2019", "set", Wanted, "set")]
    [InlineData("lab-l1", "set --what-if", """{"_exist":false,"includeContainers":false}""", "what-if-remove")]
    [InlineData("guest-2019-not-exposed", "set", "", "set-not-exposed")]
    [InlineData("guest-win11-home", "set", "", "set-edition")]
    [InlineData("lab-l0", "set", """{"_exist":false}""", "set-refused")]
    [InlineData("guest-core-2025", "set", """{"includeContainers":true,"limitAccess":true}""", "set-payload")]
    [InlineData("guest-2019", "set", """{"includeContainer":true,"_exist":"no","sourcePaths":["",7]}""", "set-invalid")]
    [InlineData("guest-win11-pro", "export", "", "export")]
    public void Runs_read_as_they_did(string host, string command, string input, string name)
    {
        using Lab lab = Lab.Of(host);
        RunResult result = lab.Run(input, command.Split(' '));
        Check(lab, $"guesthypervrole {command}", input, result, name, host);
    }

    [Fact]
    public void A_restart_that_is_waited_for_reads_as_it_did()
    {
        using Lab lab = Lab.Guest2019();
        lab.Set("").Succeeds();

        Check(lab, "guesthypervrole test", "", lab.Test(""), "test-restart-pending", "guest-2019");
    }

    private static void Check(Lab lab, string command, string input, RunResult result, string name, string host) => Golden.Check(
        Transcript.Of(command, input, result, (lab.Host.FilePath, host + ".json")), "tests", "GuestHyperVRole.Tests", "Golden", name + ".txt");
}
