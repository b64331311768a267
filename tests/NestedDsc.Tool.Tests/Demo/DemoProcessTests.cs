using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;
using Spectre.Console;

namespace NestedDsc.Tool.Tests.Demo;

public sealed class DemoProcessTests : IDisposable
{
    private static readonly string[] Temporary = ["TMPDIR", "TMP", "TEMP"];

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Through_a_pipe_the_demo_is_plain_text_of_80_columns()
    {
        Outcome run = await RunAsync("demo", "--engine", "built-in");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\ufeff', run.Output);
        Assert.All(run.Lines, static line => Assert.InRange(line.GetCellWidth(), 0, 80));
        Assert.InRange(run.Lines.Count, 150, 250);
        Assert.All(run.Output.Where(static c => !char.IsAscii(c)), static c => Assert.Contains(c, "Zürich – 日本"));
    }

    [Fact]
    public async Task The_demo_leaves_nothing_behind()
    {
        Outcome run = await RunAsync("demo", "--engine", "built-in");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary.Path));
    }

    [Fact]
    public async Task The_simulated_host_is_kept_on_request()
    {
        Outcome run = await RunAsync("demo", "--engine", "built-in", "--keep");

        string folder = Assert.Single(Directory.EnumerateDirectories(_temporary.Path));
        foreach (string kept in new[] { Path.Combine(folder, "lab-l0.json"), Path.Combine(folder, "guest-2019.json") })
        {
            Assert.True(File.Exists(kept));
            Assert.Contains(kept, string.Concat(run.Lines.Select(static line => line.Trim())), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_simulated_host_in_the_environment_is_not_touched()
    {
        Outcome run = await ToolRun.AsProcessAsync(["demo", "--engine", "built-in"], ("NESTEDDSC_HOST", _temporary["other.json"]));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary.Path));
    }

    [Fact]
    public async Task The_demo_runs_through_the_real_dsc()
    {
        DscProgram? dsc = await DscProgram.FindAsync(
            ExecutableFinder.For(Environment.GetEnvironmentVariable), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.SkipUnless(dsc is { IsRecent: true }, "dsc 3.2 or later is not on PATH.");

        Outcome run = await RunAsync("demo", "--engine", "dsc");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains($"Engine: dsc {dsc.Version}", run.Output, StringComparison.Ordinal);
    }

    private Task<Outcome> RunAsync(params string[] args) =>
        ToolRun.AsProcessAsync(args, [.. Temporary.Select(name => (name, _temporary.Path))]);
}
