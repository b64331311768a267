using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>The zip for Windows, unpacked to a folder with nothing else.</summary>
public sealed class ZipTests : IDisposable
{
    private readonly string _folder;

    public ZipTests()
    {
        Wine.Require();
        string zip = Assert.Single(Directory.GetFiles(Wine.Built(), "NestedDsc-*-win-x64.zip"));
        _folder = Directory.CreateDirectory(Wine.Built("unpacked")).FullName;
        ZipFile.ExtractToDirectory(zip, _folder, overwriteFiles: true);
    }

    public static TheoryData<string> Programs() =>
        [.. Directory.GetFiles(RepositoryFiles.Path("manifests"), "*.dsc.resource.json").Select(static f => Path.GetFileName(f).Split('.')[0])];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_answers(string program)
    {
        string resource = program switch { "guesthypervrole" => "GuestHyperVRole", "nestedvirtualization" => "NestedVirtualization", _ => "VMNetworkNesting" };
        string manifest = File.ReadAllText(Path.Combine(_folder, program + ".dsc.resource.json"));

        Assert.Matches(@"^\d+\.\d+\.\d+\n$", Run(program, "", "--version").Output);
        Assert.Equal(manifest, Run(program, "", "manifest").Output);
        Assert.Equal(RepositoryFiles.Text("manifests", program + ".dsc.resource.json"), manifest);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(RepositoryFiles.Text("resources", resource, "schema.json")), JsonNode.Parse(Run(program, "", "schema").Output)));
    }

    [Theory]
    [InlineData("nestedvirtualization", """{"vmName":"lab-web01"}""", "lab-l0")]
    [InlineData("vmnetworknesting", """{"switchName":"LabSwitch"}""", "lab-l0")]
    [InlineData("guesthypervrole", "{}", "guest-2019")]
    public void A_program_reads_a_simulated_host(string program, string input, string host)
    {
        string file = Wine.Built("unpacked", "host.json");
        File.Copy(Hosts.Find(host), file);

        RunResult windows = Run(program, input, "get", ("NESTEDDSC_HOST", file));
        RunResult linux = Running.Programs.Run(
            Running.Programs.Start(Wine.Built("linux-x64", program), ["get"], [("NESTEDDSC_HOST", file)]), input);

        Assert.Equal(linux.Succeeds().Output, windows.Succeeds().Output);
    }

    [Fact]
    public void The_checksums_are_those_of_the_files()
    {
        string[][] sums = [.. File.ReadAllLines(Path.Combine(_folder, "SHA256SUMS")).Select(static line => line.Split("  "))];

        Assert.Equal(
            Directory.GetFiles(_folder).Select(static f => Path.GetFileName(f)).Where(static f => f is not "SHA256SUMS").Order(StringComparer.Ordinal),
            sums.Select(static s => s[1]));
        Assert.All(sums, s => Assert.Equal(s[0], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, s[1]))))));
    }

    [Fact]
    public void The_list_of_parts_names_what_is_there()
    {
        JsonNode list = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "sbom.cdx.json")))!;
        string[] parts = [.. list["components"]!.AsArray().Select(static c => (string)c!["name"]!)];

        Assert.Equal("CycloneDX", (string?)list["bomFormat"]);
        Assert.Contains("Microsoft.NETCore.App.Runtime.win-x64", parts);
        Assert.Contains("Microsoft.Management.Infrastructure.Runtime.Win", parts);
        Assert.All(list["components"]!.AsArray(), static c => Assert.Equal(128, ((string)c!["hashes"]![0]!["content"]!).Length));
    }

    [Fact]
    public void It_is_small_enough()
    {
        Assert.InRange(Directory.GetFiles(_folder).Sum(static f => new FileInfo(f).Length), 1_000_000, 60_000_000);
    }

    private RunResult Run(string program, string input, string arg, params IReadOnlyList<(string Name, string Value)> environment) =>
        Running.Programs.Run(Wine.Start(Path.Combine(_folder, program + ".exe"), [arg], environment), input);
}
