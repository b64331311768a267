using NestedDsc.Tool.Tests.Running;
using Spectre.Console;

namespace NestedDsc.Tool.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("demo", "--help")]
    public async Task Help_fits_the_terminal(params string[] args)
    {
        Outcome run = await ToolRun.InProcessAsync(args);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("demo", run.Output, StringComparison.Ordinal);
        Assert.All(run.Lines, static line => Assert.InRange(line.GetCellWidth(), 0, 80));
    }

    [Fact]
    public async Task The_version_is_a_line_of_its_own()
    {
        Outcome run = await ToolRun.AsProcessAsync(["--version"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*$", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task An_unknown_command_is_an_error_that_helps()
    {
        Outcome run = await ToolRun.InProcessAsync(["dmeo"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'dmeo'", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean one of the following?", run.Error, StringComparison.Ordinal);
        Assert.Contains("Run 'nesteddsc --help'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo", "--engine", "diesel")]
    [InlineData("demo", "--engine")]
    [InlineData("demo", "--fast")]
    public async Task An_unknown_option_is_an_error(params string[] args)
    {
        Outcome run = await ToolRun.InProcessAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(args[^1], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_an_error_with_the_list_of_commands()
    {
        Outcome run = await ToolRun.InProcessAsync([]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("demo", run.Error, StringComparison.Ordinal);
    }
}
