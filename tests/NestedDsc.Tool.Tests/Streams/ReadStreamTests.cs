using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Streams;

/// <summary>Verbs that read, and commands of the tool, whose standard streams are closed, full, broken or slow.</summary>
public sealed class ReadStreamTests : IDisposable
{
    private const string Get = """get --input '{"vmName":"lab-web01"}'""";
    private const string Network = """test --input '{"vmName":"lab-web01","macAddressSpoofing":"on"}'""";
    private const int Failed = 3;
    private const int ToolError = 2;

    private readonly TemporaryHost _host = TemporaryHost.LabL0();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    /// <summary>Commands with the exit code that they have if their output is lost, beside 0 or 1 if it is not.</summary>
    public static TheoryData<string, int, int> Commands => new()
    {
        { $"\"$nested\" {Get}", 0, Failed },
        { """ "$nested" set --what-if --input '{"vmName":"lab-web01","processorCount":4}'""", 0, Failed },
        { """ "$nested" export --input '{}'""", 0, Failed },
        { $"\"$network\" {Network}", 0, Failed },
        { """ "$role" get --input '{}'""", 0, Failed },
        { """ "$nested" --help""", 0, Failed },
        { """ "$tool" --help""", 0, ToolError },
        { """ "$tool" check -f "$document" --host "$host" """, 1, ToolError },
        { """ "$tool" check -f "$document" --host "$host" -t json""", 1, ToolError },
        { """ "$tool" capture -o -""", 0, ToolError },
        { """ "$tool" demo --engine built-in""", 0, ToolError },
    };

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("json html")]
    public void A_report_that_a_full_disk_cuts_off_is_not_left_behind(string formats)
    {
        // Files can't have more than 2 blocks of 512 bytes, and the signal that says so is ignored.
        Outcome outcome = Run($$"""trap '' XFSZ; ulimit -f 2; DOTNET_EnableWriteXorExecute=0 "$tool" check -f "$document" --host "$host" -t {{formats}} -o "{{_folder["out"]}}" """, ToolError);

        Assert.NotEqual("", outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder["out"]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_is_lost_of_the_output_is_an_error_and_what_is_lost_of_the_messages_is_not(string command, int exitCode, int lost)
    {
        string output = Run(command, exitCode).Output;
        Assert.NotEmpty(output);

        foreach (string redirections in new[] { ">&-", ">/dev/full" })
        {
            Outcome outcome = Run($"{command} {redirections}", lost);
            Assert.Equal("", outcome.Output);
            Assert.Contains("tandard output", outcome.Error, StringComparison.Ordinal);
        }

        foreach (string redirections in new[] { "2>&-", "2>/dev/full" })
        {
            Outcome outcome = Run($"{command} {redirections}", exitCode);
            Assert.Equal(output.Length, outcome.Output.Length);
            Assert.Equal("", outcome.Error);
        }

        Assert.Equal(("", ""), Streams(Run($"{command} <&- >&- 2>&-", lost)));
        Outcome broken = Run($"{{ {command}; echo \"exit code $?\" >&2; }} | true", 0);
        Assert.Contains("tandard output", broken.Error, StringComparison.Ordinal);
        Assert.EndsWith($"exit code {lost}\n", broken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""exec "$nested" get""", "<&-", "it is closed")]
    [InlineData("""exec "$nested" set""", "<&-", "it is closed")]
    [InlineData("""exec "$network" test""", "<&- 2>&1", "it is closed")]
    [InlineData("""exec "$role" set""", "<&-", "it is closed")]
    [InlineData("""exec "$role" export""", "<&-", "it is closed")]
    [InlineData("""exec "$tool" report""", "<&-", "it is closed")]
    [InlineData("""exec "$nested" get""", "</", "Is a directory")]
    [InlineData("""exec "$tool" report""", "</", "Is a directory")]
    [InlineData("""exec "$nested" get""", "0>/dev/null", "it is not open for reading")]
    [InlineData("""exec "$tool" report""", "0>/dev/null", "it is not open for reading")]
    public void An_input_that_cannot_be_read_is_not_an_empty_one(string command, string redirections, string reason)
    {
        byte[] before = File.ReadAllBytes(_host.FilePath);

        Outcome outcome = Run($"{command} {redirections}", 2);

        Assert.Contains($"tandard input can't be read: {reason}.", outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_host.FilePath));
    }

    [Theory]
    [InlineData("""(printf '{"vmName":'; sleep 1; printf '"lab-web01"}') | "$nested" get""")]
    [InlineData("""(sleep 1; printf '{"vmName":"lab-web01"}') | { dd iflag=nonblock count=0 2>/dev/null; "$nested" get; }""")]
    public void A_slow_writer_is_waited_for(string line) =>
        Assert.Equal("lab-web01", (string)JsonNode.Parse(Run(line, 0).Output)!["vmName"]!);

    [Theory]
    [InlineData(""" "$tool" capture -o - | (sleep 1; cat)""")]
    [InlineData("""{ dd if=/dev/null oflag=nonblock 2>/dev/null; exec "$tool" capture -o -; } | (sleep 1; cat)""")]
    public void A_slow_reader_is_waited_for(string line)
    {
        string whole = Run("""exec "$tool" capture -o -""", 0).Output;

        string read = Run(line, 0).Output;

        Assert.InRange(whole.Length, 100_000, int.MaxValue);
        Assert.Equal(whole.Length, read.Length);
        Assert.NotNull(JsonNode.Parse(read));
    }

    [Fact]
    public void A_slow_reader_of_messages_is_waited_for()
    {
        Outcome outcome = Run("""(for i in 1 2 3; do "$nested" export --input '{}' 2>&1 >/dev/null; done) | (sleep 1; cat)""", 0, ("DSC_TRACE_LEVEL", "trace"));

        Assert.All(outcome.Output.TrimEnd('\n').Split('\n'), static line => Assert.NotNull(JsonNode.Parse(line)));
    }

    [Fact]
    public void Processes_that_share_a_file_do_not_write_over_each_other()
    {
        Run($"(\"$nested\" {Get}; \"$nested\" {Get}) >\"$folder/both\" 2>&1; \"$nested\" {Get} >>\"$folder/both\" 2>&1; \"$tool\" --help >>\"$folder/both\"", 0);

        string[] lines = File.ReadAllLines(_folder["both"]);
        Assert.Equal(3, lines.Count(static l => l.StartsWith("{\"vmName\"", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(static l => l.StartsWith("{\"warn\"", StringComparison.Ordinal)));
        Assert.Equal(3, Array.FindIndex(lines, static l => l.StartsWith("Description", StringComparison.Ordinal)) / 2);
    }

    [Theory]
    [InlineData("""exec "$tool" restart "$host" """, "HV-LAB01 has restarted.")]
    [InlineData("""exec "$tool" capture -o "$folder/captured" """, "The host was captured: ")]
    [InlineData("""exec "$tool" check -f "$document" --host "$host" -t json -o "$folder/reports" """, "The reports were written: ")]
    [InlineData("""exec "$tool" policy --name p --package-version 1.0.0 --content-uri https://example.com/p.zip?x --content-hash 0F3AB2C4D5E6F708192A3B4C5D6E7F80910A1B2C3D4E5F60718293A4B5C6D7E8 -o "$folder/policy" """, "The policy was made: ")]
    public void What_a_command_has_done_is_told_where_its_output_is_lost(string command, string deed)
    {
        foreach (string redirections in new[] { ">&-", ">/dev/full" })
        {
            Outcome outcome = Run($"{command} {redirections}", ToolError);

            Assert.StartsWith("nesteddsc: Standard output can't be written: ", outcome.Error, StringComparison.Ordinal);
            Assert.Contains(deed, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    [InlineData(">&- 2>&-")]
    public void Mistakes_that_cannot_be_told_are_still_mistakes(string redirections)
    {
        Assert.Equal(("", ""), Streams(Run($"exec \"$tool\" nothing {redirections}", 2)));
        Assert.Equal(("", ""), Streams(Run($"exec \"$role\" nothing {redirections}", 1)));
        Assert.Equal(("", ""), Streams(Run($"exec \"$nested\" get --input 1 {redirections}", 2)));
    }

    private static (string Output, string Error) Streams(Outcome outcome) => (outcome.Output, outcome.Error);

    private Outcome Run(string line, int exitCode, params (string Name, string Value)[] variables)
    {
        string document = _folder.Write("document.dsc.yaml", Check.Documents.Missed);
        Outcome outcome = Shell.Run(line, _host.FilePath, [("document", document), ("folder", _folder.Path), .. variables]);
        Assert.True(outcome.ExitCode == exitCode, $"{line}: {outcome.ExitCode}\n{outcome.Output[..Math.Min(500, outcome.Output.Length)]}\n{outcome.Error}");
        return outcome;
    }
}
