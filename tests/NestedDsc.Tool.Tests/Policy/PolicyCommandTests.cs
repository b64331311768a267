using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NestedDsc.Tool.Tests.Package;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Policy;

/// <summary><c>nesteddsc policy</c>, from a package to the files.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private const string Uri = "https://example.blob.core.windows.net/mc/lab_1.0.0.zip";

    private static readonly string[] Named = ["--name", "lab", "--package-version", "1.0.0", "--content-hash", new string('a', 64)];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_audit_of_a_package_has_its_hash()
    {
        string package = await PackageAsync("Audit");
        Outcome outcome = await MakeAsync(["--package", package]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        JsonNode content = Read("lab_AuditIfNotExists.json")["properties"]!["metadata"]!["guestConfiguration"]!;
        Assert.Equal(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(package))), (string)content["contentHash"]!);
        Assert.Equal(("lab", "1.0.0", Uri), ((string)content["name"]!, (string)content["version"]!, (string)content["contentUri"]!));
        Assert.Contains("az rest --method put", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["out/lab_Audit_assignment.bicep"]));
        Assert.True(File.Exists(_folder["out/lab_Audit_assignment.json"]));
    }

    [Fact]
    public async Task What_is_applied_can_have_parameters_tags_an_identity_and_an_initiative()
    {
        string package = await PackageAsync("AuditAndSet");
        Outcome outcome = await MakeAsync(
        [
            "--package", package, "--assignment", "ApplyAndMonitor", "--identity", "system", "--tag", "role=hv=1",
            "--parameter", "vm=[NestedVirtualization]instance;VmName", "--scope", "/subscriptions/1",
        ]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        JsonNode properties = Read("lab_ApplyAndMonitor_DeployIfNotExists.json")["properties"]!;
        Assert.Equal("web01", (string)properties["parameters"]!["vm"]!["defaultValue"]!);
        Assert.Equal("hv=1", (string)properties["policyRule"]!["if"]!["allOf"]![1]!["equals"]!);
        Assert.Equal(4, Read("lab_ApplyAndMonitor_initiative.json")["properties"]!["policyDefinitions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_name_a_version_and_a_hash_do_without_the_package()
    {
        Outcome outcome = await MakeAsync(Named);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("taken as given", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(new string('A', 64), (string)Read("lab_AuditIfNotExists.json")["properties"]!["metadata"]!["guestConfiguration"]!["contentHash"]!);
    }

    [Theory]
    [InlineData("shutdown", "WhenRunning is 'shutdown'")]
    [InlineData("turnOff", "WhenRunning is 'turnOff'")]
    public async Task Automatic_correction_that_may_stop_machines_is_refused_unless_it_is_allowed(string permission, string message)
    {
        string package = await PackageAsync("AuditAndSet", $",\"whenRunning\":\"{permission}\"");
        string[] args = ["--package", package, "--assignment", "ApplyAndAutoCorrect"];
        Outcome refused = await MakeAsync(args);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-disruption", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
        Assert.Equal(0, (await MakeAsync([.. args, "--allow-disruption"])).ExitCode);
        Assert.Equal(0, (await MakeAsync(["--package", package, "--assignment", "ApplyAndMonitor"])).ExitCode);
    }

    [Fact]
    public async Task Automatic_correction_by_a_package_that_is_not_seen_is_refused_unless_it_is_allowed()
    {
        Outcome refused = await MakeAsync([.. Named, "--assignment", "ApplyAndAutoCorrect"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("it can't be told", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await MakeAsync([.. Named, "--assignment", "ApplyAndAutoCorrect", "--allow-disruption"])).ExitCode);
    }

    [Fact]
    public async Task A_package_that_only_audits_can_not_be_applied()
    {
        Outcome outcome = await MakeAsync(["--package", await PackageAsync("Audit"), "--assignment", "ApplyAndMonitor"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("nesteddsc package --type AuditAndSet", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_with_another_hash_is_refused()
    {
        Outcome outcome = await MakeAsync(["--package", await PackageAsync("Audit"), "--content-hash", new string('0', 64)]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("has the hash", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_package_is_refused()
    {
        Outcome outcome = await MakeAsync(["--package", _folder.Write("x.zip", "no zip")]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("This is no package", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Give --package, or all of")]
    [InlineData("Give --package, or all of", "--name", "lab")]
    [InlineData("are read from the --package", "--package", "x.zip", "--name", "lab")]
    [InlineData("must be name=value", "--package", "x.zip", "--tag", "role")]
    [InlineData("For --parameter, give the --package", "--name", "lab", "--package-version", "1.0.0", "--content-hash", "00", "--parameter", "a=b")]
    [InlineData("64 hexadecimal digits", "--name", "lab", "--package-version", "1.0.0", "--content-hash", "00")]
    public async Task Wrong_arguments_are_told(string message, params string[] args)
    {
        Outcome outcome = await MakeAsync(args);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_help_is_enough_to_start_with()
    {
        Outcome outcome = await ToolRun.InProcessAsync(["policy", "--help"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("nesteddsc policy --package out/l0-audit_1.0.0.zip", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(_folder["out/" + file]))!;

    private async Task<string> PackageAsync(string type, string more = "")
    {
        Outcome outcome = await ToolRun.InProcessAsync(
        [
            "package", "--name", "lab", "--resource", "NestedDsc/NestedVirtualization", "--type", type,
            "--properties", $$"""{"vmName":"web01","processorCount":4{{more}}}""",
            "--bin", FakeBinaries.In(_folder["bin"]), "-o", _folder.Path,
        ]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return _folder["lab_1.0.0.zip"];
    }

    private Task<Outcome> MakeAsync(string[] args) =>
        ToolRun.InProcessAsync(["policy", .. args, "--content-uri", Uri, "-o", _folder["out"]], width: 400);
}
