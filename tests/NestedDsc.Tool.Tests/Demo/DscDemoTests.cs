using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Demo;

public sealed class DscDemoTests
{
    [Fact]
    public async Task The_demo_uses_dsc_where_it_is_on_PATH()
    {
        using FakeDsc dsc = new();

        Outcome run = await ToolRun.InProcessAsync(["demo"], path: dsc.Folder, width: 100);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains($"Engine: dsc 3.2.3: {dsc.Folder}", run.Output, StringComparison.Ordinal);
        Assert.Contains("> dsc resource set -w -r NestedDsc/NestedVirtualization -f -", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit code 6: Blocked by a precondition; nothing was changed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("VM 'lab-sql01' is running", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.1.3", false)]
    [InlineData("unknown", false)]
    [InlineData("3.2.0-preview.7", true)]
    [InlineData("4.0.0", true)]
    public async Task A_dsc_is_used_by_itself_if_it_knows_what_if(string version, bool isUsed)
    {
        using FakeDsc dsc = new(version);
        var process = new ToolProcess(
            Terminals.Create(TextWriter.Null, 80, plain: true), true, TextWriter.Null, _ => dsc.Folder, ToolRun.Folder);

        IResourceEngine engine = await EngineFactory.OpenAsync(
            "auto", "NestedDsc/NestedVirtualization", "lab.json", process, TestContext.Current.CancellationToken);

        Assert.StartsWith(isUsed ? $"dsc {version}: " : "nesteddsc ", engine.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_dsc_is_an_error_if_it_is_asked_for()
    {
        using FakeDsc dsc = new("3.1.3");

        Outcome run = await ToolRun.InProcessAsync(["demo", "--engine", "dsc"], path: dsc.Folder);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is version 3.1.3; 3.2 or later is required", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_dsc_is_an_error_if_it_is_asked_for()
    {
        Outcome run = await ToolRun.InProcessAsync(["demo", "--engine", "dsc"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'dsc' is not on PATH", run.Error, StringComparison.Ordinal);
    }
}
