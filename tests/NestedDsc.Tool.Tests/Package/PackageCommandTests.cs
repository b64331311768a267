using System.IO.Compression;
using System.Security.Cryptography;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Package;

/// <summary><c>nesteddsc package</c>, from the command line to the file.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private const string Head = "$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _bin;

    public PackageCommandTests() => _bin = FakeBinaries.In(_folder["bin"]);

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("resources", "MachineConfiguration", "examples"), "*.dsc.yaml").Select(static f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_becomes_a_package_under_its_name(string example)
    {
        Outcome outcome = await MakeAsync("-f", RepositoryFiles.Path("resources", "MachineConfiguration", "examples", example));
        string name = example.Split('.')[0];
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using ZipArchive zip = ZipFile.OpenRead(_folder[$"out/{name}_1.0.0.zip"]);
        Assert.NotNull(zip.GetEntry($"{name}.mof"));
        Assert.NotNull(zip.GetEntry($"{name}.metaconfig.json"));
    }

    [Fact]
    public async Task The_hash_is_printed_and_written_and_the_next_commands_are_told()
    {
        Outcome outcome = await MakeAsync("-f", Document("{ vmName: web01 }"), "--version", "1.2.3", "--name", "lab");
        Assert.Equal(0, outcome.ExitCode);
        string hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder["out/lab_1.2.3.zip"])));
        Assert.Contains($"SHA-256: {hash}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal($"{hash.ToLowerInvariant()}  lab_1.2.3.zip\n", File.ReadAllText(_folder["out/lab_1.2.3.zip.sha256"]));
        Assert.Contains("az storage blob upload", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("nesteddsc policy --package", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[NestedVirtualization]one;VmName", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_give_identical_files()
    {
        string document = Document("{ vmName: web01 }");
        await MakeAsync("-f", document, "--name", "lab");
        byte[] first = File.ReadAllBytes(_folder["out/lab_1.0.0.zip"]);
        await MakeAsync("-f", document, "--name", "lab");
        Assert.Equal(first, File.ReadAllBytes(_folder["out/lab_1.0.0.zip"]));
    }

    [Fact]
    public async Task A_single_instance_needs_no_document()
    {
        Outcome outcome = await MakeAsync(
            "--name", "spoofing", "--resource", "NestedDsc/VMNetworkNesting", "--properties", """{"vmName":"web01","macAddressSpoofing":"on"}""");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using ZipArchive zip = ZipFile.OpenRead(_folder["out/spoofing_1.0.0.zip"]);
        Assert.Null(zip.GetEntry("Modules/NestedDsc/bin/nestedvirtualization.exe"));
        Assert.NotNull(zip.GetEntry("Modules/NestedDsc/bin/vmnetworknesting.exe"));
    }

    [Theory]
    [InlineData("{ vmName: web01, processorCount: 0 }", "/processorCount: ")]
    [InlineData("{ vmName: web01, processorCount: 4.5 }", "/processorCount: it must be a whole number")]
    [InlineData("{ vmName: web01, powerState: 'on' }", "/powerState: ")]
    [InlineData("{ vmName: web01, processors: 4 }", "/processors: there is no such property.")]
    [InlineData("{ vmName: web01, vmState: 'Off' }", "/vmState: it is only reported")]
    [InlineData("{}", "give vmName or vmId, to say which virtual machine is meant.")]
    public async Task Wrong_desired_state_makes_no_package(string properties, string message)
    {
        Outcome outcome = await MakeAsync("-f", Document(properties));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("No package was made.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task What_no_schema_can_state_is_refused_by_the_resource_itself()
    {
        Outcome outcome = await MakeAsync(
            "--name", "nat", "--resource", "NestedDsc/VMNetworkNesting",
            "--properties", """{"switchName":"NAT","switchType":"internal","natPrefix":"10.0.0.0/24","natGateway":"192.168.1.1"}""");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("/natGateway", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_place_in_the_document()
    {
        Outcome outcome = await MakeAsync("-f", Document("{ vmName: web01, processorCount: 0, memory: 5 }"));

        Assert.Equal(2, outcome.Error.Split('\n').Count(static line => line.Contains("document.dsc.yaml(", StringComparison.Ordinal)));
        Assert.Contains("'one': /processorCount: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("'one': /memory: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_refused()
    {
        string document = _folder.Write(
            "secret.dsc.yaml",
            Head + "parameters:\n  name: { type: secureString, defaultValue: web }\nresources:\n  - name: one\n    type: NestedDsc/NestedVirtualization\n    properties: { vmName: \"[parameters('name')]\" }\n");
        Outcome outcome = await MakeAsync("-f", document);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("A package carries no secrets", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_executables_it_says_how_to_get_them()
    {
        Outcome outcome = await ToolRun.InProcessAsync(
            ["package", "-f", Document("{ vmName: web01 }"), "-o", _folder["out"]], folder: _folder.Path);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("dotnet build src/dist.proj -p:Rid=win-x64", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("win-x64")]
    [InlineData("dist/win-x64")]
    [InlineData("linux-x64")]
    public async Task Executables_are_found_around_the_tool(string place)
    {
        FakeBinaries.In(_folder["root/" + place]);
        Directory.CreateDirectory(_folder["root/linux-x64"]);
        Outcome outcome = await ToolRun.InProcessAsync(
            ["package", "-f", Document("{ vmName: web01 }"), "-o", _folder["out"]], folder: _folder["root/linux-x64"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("Give either --file or --resource.")]
    [InlineData("Give either --file or --resource.", "-f", "a", "--resource", "b", "--properties", "{}")]
    [InlineData("--resource and --properties go together.", "--resource", "b", "--name", "x")]
    [InlineData("With --resource, give the package a --name.", "--resource", "b", "--properties", "{}")]
    [InlineData("--properties is no JSON", "--resource", "NestedDsc/NestedVirtualization", "--properties", "{", "--name", "x")]
    [InlineData("can't be in a package", "--resource", "a/b", "--properties", "{}", "--name", "x")]
    public async Task Wrong_arguments_are_told(string message, params string[] args)
    {
        Outcome outcome = await MakeAsync(args);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_told() =>
        Assert.Equal(2, (await MakeAsync("-f", _folder["none.dsc.yaml"])).ExitCode);

    [Fact]
    public async Task Its_help_is_enough_to_start_with()
    {
        Outcome outcome = await ToolRun.InProcessAsync(["package", "--help"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("nesteddsc package -f l0-audit.dsc.yaml -o out", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("nesteddsc policy", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Document(string properties) =>
        _folder.Write("document.dsc.yaml", Head + $"resources:\n  - name: one\n    type: NestedDsc/NestedVirtualization\n    properties: {properties}\n");

    private Task<Outcome> MakeAsync(params string[] args) =>
        ToolRun.InProcessAsync(["package", .. args, "--bin", _bin, "-o", _folder["out"]], width: 400);
}
