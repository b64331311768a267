using System.CommandLine;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests;

/// <summary>Values that no option and no argument of any command takes.</summary>
public sealed class ArgumentTests
{
    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Command command in Commands())
            {
                foreach (Option option in command.Options.Where(static o => o.ValueType != typeof(bool)))
                {
                    data.Add(command.Name, option.Name);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> WithArguments => [.. Commands().Where(static c => c.Arguments.Count > 0).Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_empty_value_of_an_option_is_a_mistake_that_names_it(string command, string option)
    {
        Outcome outcome = await ToolRun.InProcessAsync([command, option, ""]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains($"'{option}'", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithArguments))]
    public async Task An_empty_argument_is_a_mistake(string command)
    {
        Outcome outcome = await ToolRun.InProcessAsync([command, ""]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains("is empty", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_after_a_host_is_no_host()
    {
        Outcome outcome = await ToolRun.InProcessAsync(["check", "-f", "x.yaml", "--host", "h.json", "--bogus"]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains("'--bogus' is no option", outcome.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Commands() => ToolProgram.Root(ToolProcess.Current()).Subcommands;
}
