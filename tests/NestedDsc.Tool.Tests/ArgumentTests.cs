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
    [MemberData(nameof(Options))]
    public async Task A_value_of_another_kind_is_told_without_types_of_the_program(string command, string option)
    {
        Outcome outcome = await ToolRun.InProcessAsync([command, option, "\u202e?\u001b"]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("expected type", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', outcome.Error);
        Assert.DoesNotContain('\u001b', outcome.Error);
    }

    [Theory]
    [InlineData("policy --package p.zip", "--policy-id", "x", "a GUID")]
    [InlineData("policy --package p.zip", "--assignment", "x", "one of Audit, ApplyAndMonitor, ApplyAndAutoCorrect")]
    [InlineData("policy --package p.zip", "--assignment", "1", "one of Audit, ApplyAndMonitor, ApplyAndAutoCorrect")]
    [InlineData("package -f d.yaml", "--type", "x", "one of Audit, AuditAndSet")]
    [InlineData("package -f d.yaml", "--frequency", "99999999999", "a whole number")]
    public async Task A_value_of_another_kind_is_told_with_what_is_wanted(string command, string option, string value, string wanted)
    {
        Outcome outcome = await ToolRun.InProcessAsync([.. command.Split(' '), option, value]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains($"'{value}' is no value of '{option}': it must be {wanted}", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithArguments))]
    public async Task An_empty_argument_is_a_mistake(string command)
    {
        Outcome outcome = await ToolRun.InProcessAsync([command, ""]);

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains("is empty", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check -f x.yaml --host h.json --bogus", "--bogus")]
    [InlineData("check -f x.yaml --host h.json -x", "-x")]
    [InlineData("report r.json -t -t", "-t")]
    public async Task An_unknown_option_after_a_list_of_values_is_none_of_them(string line, string option)
    {
        Outcome outcome = await ToolRun.InProcessAsync(line.Split(' '));

        Assert.Equal(ExitStatus.Error, outcome.ExitCode);
        Assert.Contains($"'{option}' is no option", outcome.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Commands() => ToolProgram.Root(ToolProcess.Current()).Subcommands;
}
