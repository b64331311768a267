using System.Diagnostics;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Policies;
using NestedDsc.MachineConfiguration.Tests.Programs;

namespace NestedDsc.MachineConfiguration.Tests.Policies;

/// <summary>The Bicep compiler takes every file that is written, has nothing to say about it, and makes of it the template beside it.</summary>
public sealed class BicepTests(BicepTests.Compiled compiled) : IClassFixture<BicepTests.Compiled>
{
    private const string Hostile = "it's \\ ${x} {0} 100% \"[x]\" Z\u00fcrich \u2013 \U0001F4A1";

    // Words of the language and functions: what a parameter is called is its own.
    private static readonly string[] Words =
    [
        "param", "var", "resource", "module", "output", "metadata", "func", "import", "using", "extension", "provider", "assert",
        "existing", "for", "in", "if", "object", "array", "int", "bool", "concat", "format", "resourceId", "subscription", "any",
        "targetScope", "secure", "batchSize", "with", "as", "from", "none", "extends", "utcNow", "equals", "base64",
        "password", "SecretVm", "accountKey",
    ];

    private static readonly Dictionary<string, PolicyRequest> Requests = new(StringComparer.Ordinal)
    {
        ["audit"] = Policies.Requests.Audit,
        ["autocorrect"] = Policies.Requests.Apply,
        ["monitor"] = Policies.Requests.Apply with { Assignment = AssignmentType.ApplyAndMonitor, Tags = [] },
        ["azure-only"] = Policies.Requests.Apply with { IncludeArc = false, Identity = Policies.Requests.Identity },
        ["choices"] = Policies.Requests.Apply with
        {
            Parameters =
            [
                new("state", "[NestedVirtualization]nesting;PowerState", "The state.", "off", ["running", "off"]),
                new("free", "[NestedVirtualization]nesting;WhenRunning", "[x]", null, ["[concat('a')]", "trafficmanager.net"]),
            ],
        },
        ["hostile-texts"] = Policies.Requests.Apply with
        {
            Parameters =
            [
                new("plain", "[A]b;C", Hostile, Hostile + "\r\n\t\u0001", []),
                new("expression", "[A]it's;C", "[concat('a')]", "[concat('a')]", []),
                new("host", "[A]core.windows.net;C", "login.microsoftonline.com", "https://x.vault.azure.net/", []),
                new("empty", "[A]b;D", "", "", []),
            ],
        },
        ["names"] = Policies.Requests.Apply with
        {
            Parameters = [.. Words.Select(static (word, i) => new PolicyParameter(word, $"[A]b;P{i}", "A word.", "x", []))],
        },
        ["storage-with-token"] = Policies.Requests.Audit with { ContentUri = "https://a.blob.Core.Windows.Net:443/c/{it's}.zip?sv=1&sig=a%2Fb%3D" },
        ["storage-without-path"] = Policies.Requests.Audit with { ContentUri = "https://a.blob.core.windows.net" },
        ["storage-in-the-path"] = Policies.Requests.Audit with { ContentUri = "https://example.com/a.blob.core.windows.net/x.zip" },
        ["storage-by-a-longer-name"] = Policies.Requests.Audit with { ContentUri = "https://a.core.windows.net.example.com/x.zip" },
        ["other-cloud"] = Policies.Requests.Audit with { ContentUri = "https://a.blob.core.chinacloudapi.cn/c/x.zip" },
        ["other-service"] = Policies.Requests.Audit with { ContentUri = "https://a.trafficmanager.net/x.zip" },
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    private Compiled Compiler
    {
        get
        {
            Assert.SkipUnless(compiled.IsThere, "There is no package of the Bicep compiler for this system.");
            return compiled;
        }
    }

    [Fact]
    public void Nothing_is_said_by_the_build() => SaysNothing(Compiler.Build);

    [Fact]
    public void Nothing_is_said_by_the_linter() => SaysNothing(Compiler.Lint);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_template_is_what_Bicep_makes(string name)
    {
        JsonObject theirs = Compiler.Template(name);

        // What only the compiler can say: its version, and a hash of what it made.
        Assert.Equal("_generator", Assert.Single(theirs["metadata"]!.AsObject()).Key);
        theirs.Remove("metadata");

        Assert.Equal(theirs.ToJsonString(), JsonNode.Parse(File(name, ".json"))!.ToJsonString());
    }

    [Theory]
    [InlineData("audit", "https://example.blob.${environment().suffixes.storage}/machine-configuration/l0-audit_1.0.0.zip")]
    [InlineData("storage-with-token", "https://a.blob.${environment().suffixes.storage}:443/c/{it\\'s}.zip?sv=1&sig=a%2Fb%3D")]
    [InlineData("storage-without-path", "https://a.blob.${environment().suffixes.storage}")]
    [InlineData("storage-in-the-path", "https://example.com/a.blob.core.windows.net/x.zip")]
    [InlineData("storage-by-a-longer-name", "https://a.core.windows.net.example.com/x.zip")]
    [InlineData("other-cloud", "https://a.blob.core.chinacloudapi.cn/c/x.zip")]
    public void A_storage_account_is_looked_for_in_the_cloud_that_is_deployed_to(string name, string address) =>
        Assert.Contains($"contentUri: '{address}'\n", File(name, ".bicep"), StringComparison.Ordinal);

    private static void SaysNothing((int ExitCode, string Said) run)
    {
        Assert.True(run.Said.Length == 0, run.Said);
        Assert.Equal(0, run.ExitCode);
    }

    private static string File(string name, string ending) =>
        PolicyFiles.Write(Requests[name]).Single(file => file.Key.EndsWith("_assignment" + ending, StringComparison.Ordinal)).Value;

    /// <summary>All files, built and linted at once: the compiler takes longer to start than for any of them.</summary>
    public sealed class Compiled : IAsyncLifetime
    {
        private DirectoryInfo? _folder;

        internal bool IsThere => _folder is not null;

        internal (int ExitCode, string Said) Build { get; private set; }

        internal (int ExitCode, string Said) Lint { get; private set; }

        public JsonObject Template(string name) =>
            JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(_folder!.FullName, name + ".json")))!.AsObject();

        public async ValueTask InitializeAsync()
        {
            if (DownloadedProgram.Find("Bicep") is not { } bicep)
            {
                return;
            }

            _folder = Directory.CreateTempSubdirectory("nesteddsc-bicep-");
            foreach (string name in Requests.Keys)
            {
                await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, name + ".bicep"), File(name, ".bicep"));
            }

            Build = await RunAsync(bicep, "build");
            Lint = await RunAsync(bicep, "lint");
        }

        public ValueTask DisposeAsync()
        {
            _folder?.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        private async Task<(int ExitCode, string Said)> RunAsync(string bicep, string command)
        {
            (int exitCode, string output, string error) = await DownloadedProgram.RunAsync(new ProcessStartInfo(
                bicep, [command, "--no-restore", "--pattern", Path.Combine(_folder!.FullName, "*.bicep")]));
            return (exitCode, (output + error).Trim());
        }
    }
}
