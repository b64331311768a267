using System.Text;
using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Documents;

/// <summary>The configuration documents that users start from, run as the engine runs them.</summary>
public sealed class ExampleDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A host, and documents for it in the order in which they are run.</summary>
    public static TheoryData<string, string[]> Stories => new()
    {
        { "lab-l0.json", ["NestedVirtualization/examples/enable.dsc.yaml", "NestedVirtualization/examples/disable.dsc.yaml"] },
        { "lab-l0.json", ["NestedVirtualization/examples/enable-running.dsc.yaml"] },
        { "lab-l0.json", ["NestedVirtualization/examples/two-vms.dsc.yaml"] },
        { "lab-l0.json", ["VMNetworkNesting/examples/lab-host.dsc.yaml"] },
        { "lab-l0.json", ["VMNetworkNesting/examples/lab-host-trunk.dsc.yaml"] },
        { "lab-l1.json", ["VMNetworkNesting/examples/shared-nat.dsc.yaml"] },
        { "lab-l0.json", ["VMNetworkNesting/examples/team.dsc.yaml"] },
        { "lab-l1.json", ["VMNetworkNesting/examples/lab-guest.dsc.yaml", "VMNetworkNesting/examples/lab-guest-remove.dsc.yaml"] },
        { "guest-2019.json", ["GuestHyperVRole/examples/guest-role.dsc.yaml", "GuestHyperVRole/examples/guest-role-remove.dsc.yaml"] },
        { "guest-2019.json", ["GuestHyperVRole/examples/guest-all.dsc.yaml"] },
        { "guest-2019-not-exposed.json", ["GuestHyperVRole/examples/guest-image.dsc.yaml"] },
        { "guest-win11-home.json", ["GuestHyperVRole/examples/guest-wsl.dsc.yaml"] },
        { "lab-l0.json", ["MachineConfiguration/examples/l0-audit.dsc.yaml"] },
        { "lab-l0.json", ["MachineConfiguration/examples/l0-set.dsc.yaml"] },
        { "guest-2019.json", ["MachineConfiguration/examples/l1-set.dsc.yaml"] },
    };

    /// <summary>The same, for documents with expressions that only the engine evaluates.</summary>
    public static TheoryData<string, string[]> EngineStories => new()
    {
        { "lab-l0.json", ["NestedVirtualization/examples/many-vms.dsc.config.yaml"] },
        { "guest-2019.json", ["GuestHyperVRole/examples/guest-guarded.dsc.config.yaml"] },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(EngineStories))]
    public async Task What_only_the_engine_evaluates_is_named_with_its_place_and_a_way(string host, string[] documents)
    {
        foreach (string document in documents)
        {
            Outcome outcome = await ToolRun.InProcessAsync(["check", "-f", RepositoryFiles.Path("resources", document), "--host", CopyHost(host)]);

            Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
            Assert.Matches(@"\.yaml\(\d+,\d+\): ", outcome.Error);
            Assert.Contains("nesteddsc check --engine dsc", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_example_is_part_of_a_story() => Assert.Equal(
        Directory.EnumerateFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(RepositoryFiles.Path("resources"), file).Replace('\\', '/')).Order(StringComparer.Ordinal),
        Stories.SelectMany(static row => row.Data.Item2).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Run_one_after_another_they_do_what_they_foretell_and_then_nothing(string host, string[] documents)
    {
        string file = CopyHost(host);
        foreach (string document in documents)
        {
            foreach ((string name, string type, JsonObject properties) in ConfigurationFile.All(RepositoryFiles.Text("resources", document)))
            {
                IResourceEngine engine = await EngineFactory.OpenAsync("built-in", type, file, Process(), Cancel);

                SetResult foretold = await engine.WhatIfAsync(properties, Cancel);
                SetResult done = await engine.SetAsync(properties, Cancel);

                Assert.NotEmpty(foretold.WhatIf);
                Assert.Equal(foretold.Changed, done.Changed);
                Assert.Empty((await engine.SetAsync(properties, Cancel)).Changed);
                if (done.After.TryGetProperty("_restartRequired", out _))
                {
                    SimulatedMachine.Restart(file);
                }

                Assert.True((await engine.TestAsync(properties, Cancel)).InDesiredState, name);
                Assert.Empty((await engine.SetAsync(properties, Cancel)).Changed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    [MemberData(nameof(EngineStories))]
    public async Task They_run_through_the_real_dsc(string host, string[] documents)
    {
        DscProgram? dsc = await DscProgram.FindAsync(ExecutableFinder.For(Environment.GetEnvironmentVariable), TimeSpan.FromSeconds(30), Cancel);
        Assert.SkipUnless(dsc is { IsRecent: true }, "dsc 3.2 or later is not on PATH.");
        string file = CopyHost(host);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NESTEDDSC_HOST"] = file,
            ["PATH"] = ToolRun.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
        };

        foreach (string document in documents)
        {
            string path = RepositoryFiles.Path("resources", document);
            await RunAsync(dsc, environment, "config", "set", "--what-if", "--file", path);
            string set = await RunAsync(dsc, environment, "config", "set", "--file", path);
            if (set.Contains("restartRequired", StringComparison.Ordinal))
            {
                SimulatedMachine.Restart(file);
                await RunAsync(dsc, environment, "config", "set", "--file", path);
            }

            JsonNode test = JsonNode.Parse(await RunAsync(dsc, environment, "config", "test", "--file", path))!;
            Assert.All(test["results"]!.AsArray(), static result => Assert.True((bool)result!["result"]!["inDesiredState"]!));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ToolProcess Process() => new(
        Terminals.Create(TextWriter.Null, 80, plain: true), Plain: true, TextWriter.Null, static _ => null, ToolRun.Folder);

    private static async Task<string> RunAsync(DscProgram dsc, Dictionary<string, string> environment, params string[] args)
    {
        ChildResult result = await ChildProcess.RunAsync(
            new ChildCommand(dsc.Executable, [.. args, "--output-format", "json"], [], Path.GetTempPath(), environment, TimeSpan.FromMinutes(2)), Cancel);
        Assert.True(result.ExitCode == 0, Encoding.UTF8.GetString(result.Error));
        return Encoding.UTF8.GetString(result.Output);
    }

    private string CopyHost(string host)
    {
        File.Copy(RepositoryFiles.Path("resources", "hosts", host), _folder[host]);
        return _folder[host];
    }
}
