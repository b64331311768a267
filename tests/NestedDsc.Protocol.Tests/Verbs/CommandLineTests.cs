using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class CommandLineTests
{
    private const string Expected = ": expected get, set, test, export, schema, manifest, --help or --version.";

    private const string Known = "'set' takes --what-if, and get, set, test and export take --input.";

    private readonly LampProgram _lamp = new();

    public static TheoryData<string[], string> Mistakes => new()
    {
        { [], "No verb given" + Expected },
        { [""], "Unknown verb ''" + Expected },
        { ["delete"], "Unknown verb 'delete'" + Expected },
        { ["Get"], "Unknown verb 'Get'" + Expected },
        { ["--what-if"], "Unknown verb '--what-if'" + Expected },
        { ["lämp\ud800"], "Unknown verb 'lämp\uFFFD'" + Expected },
        { ["get", "--what-if"], "'--what-if' belongs to 'set', not to 'get'." },
        { ["test", "-w"], "'-w' belongs to 'set', not to 'test'." },
        { ["--version", "-w"], "'-w' belongs to 'set', not to '--version'." },
        { ["schema", "--input", "{}"], "'schema' takes no input." },
        { ["manifest", "-i", "{}"], "'manifest' takes no input." },
        { ["get", "--input"], "'--input' needs a value: JSON text, or '-' for standard input." },
        { ["set", "-w", "-i"], "'-i' needs a value: JSON text, or '-' for standard input." },
        { ["get", "-i", "{}", "--input", "{}"], "'--input' is given twice." },
        { ["get", "-i", "-", "-i", "-"], "'-i' is given twice." },
        { ["get", "{}"], "Unknown argument '{}'; " + Known },
        { ["get", ""], "Unknown argument ''; " + Known },
        { ["get", "set"], "Unknown argument 'set'; " + Known },
        { ["set", "--WHAT-IF"], "Unknown argument '--WHAT-IF'; " + Known },
        { ["set", "--what-if=true"], "Unknown argument '--what-if=true'; " + Known },
        { ["schema", "x\ny"], @"Unknown argument 'x\u000ay'; " + Known },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_command_line_is_refused_before_anything_is_read(string[] args, string error)
    {
        _lamp.Run("""{"name":"desk"}""", args).Fails(ExitCode.InvalidArguments, error);

        Assert.False(_lamp.InputOpened);
        Assert.Equal(0, _lamp.Room.Connections);
    }

    [Theory]
    [InlineData("--input")]
    [InlineData("-i")]
    public void The_instance_can_stand_on_the_command_line(string option)
    {
        Outcome outcome = _lamp.Run("no instance", "get", option, """{"name":"Ölfunzel"}""");

        Assert.StartsWith("""{"name":"Ölfunzel",""", outcome.Output, StringComparison.Ordinal);
        Assert.False(_lamp.InputOpened);
    }

    [Fact]
    public void The_order_of_options_does_not_matter()
    {
        Outcome outcome = _lamp.Run("", "set", "--input", """{"name":"desk","on":true}""", "--what-if");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Empty(_lamp.Room.Log);
    }

    [Fact]
    public void A_hyphen_stands_for_standard_input()
    {
        Outcome outcome = _lamp.Run("""{"name":"desk"}""", "get", "--input", "-");

        Assert.StartsWith("""{"name":"desk",""", outcome.Output, StringComparison.Ordinal);
        Assert.True(_lamp.InputOpened);
    }

    [Fact]
    public void An_instance_on_the_command_line_must_be_Unicode_text()
    {
        _lamp.Run("", "get", "--input", "{\"name\":\"desk\ud800\"}").Fails(
            ExitCode.InvalidInput, "The input: it holds half of a surrogate pair, which is not Unicode text.");

        Assert.Equal(0, _lamp.Room.Connections);
    }

    [Fact]
    public void An_empty_text_on_the_command_line_is_an_instance_without_properties() =>
        Assert.Equal(ExitCode.Success, _lamp.Run("no instance", "export", "--input", "").ExitCode);

    [Fact]
    public void At_a_terminal_there_is_no_instance_to_wait_for()
    {
        _lamp.Run(Stream.Null, "get").Fails(ExitCode.InvalidInput, "The input: \"name\" is missing.");
        Assert.Equal(ExitCode.Success, _lamp.Run(Stream.Null, "export").ExitCode);
    }

    [Fact]
    public void The_current_process_has_its_own_streams_and_environment()
    {
        var process = ResourceProcess.Current();

        using Stream input = process.Input();
        Assert.True(input.CanRead);
        Assert.True(process.Output.CanWrite);
        Assert.True(process.Error.CanWrite);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), process.Environment("PATH"));
        Assert.Null(process.Environment("NESTEDDSC_NO_SUCH_VARIABLE"));
    }
}
