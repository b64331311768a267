using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Streams;

/// <summary>Sets whose standard streams are closed, full or broken: what they do to the host is the same, and so is the exit code.</summary>
public sealed class SetStreamTests : IDisposable
{
    private const string Set = """'{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}'""";
    private const int Carried = 0;
    private const int AnswerLost = 9;
    private const int Running = 2;

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    /// <summary>Redirections of a set that has its instance as an argument, and what is left of its streams.</summary>
    public static TheoryData<string, bool, bool> Redirections => new()
    {
        { "", true, true },
        { "<&-", true, true },
        { "2>&-", true, false },
        { "2>/dev/full", true, false },
        { "2</dev/null", true, false },
        { "<&- 2>&-", true, false },
        { ">&-", false, true },
        { ">/dev/full", false, true },
        { "1</dev/null", false, true },
        { "<&- >&-", false, true },
        { ">&- 2>&-", false, false },
        { ">/dev/full 2>/dev/full", false, false },
        { "<&- >&- 2>&-", false, false },
    };

    [Theory]
    [MemberData(nameof(Redirections))]
    public void A_set_does_what_it_does_whatever_becomes_of_its_streams(string redirections, bool hasOutput, bool hasError)
    {
        Outcome set = Run($"exec \"$nested\" set --input {Set} {redirections}", ("DSC_TRACE_LEVEL", "trace"));

        AssertDone();
        Assert.Equal(hasOutput ? Carried : AnswerLost, set.ExitCode);
        AssertAnswer(set.Output, hasOutput);
        AssertMessages(set.Error, hasError, hasOutput);
    }

    [Fact]
    public void A_reader_that_has_gone_away_is_no_answer_taken()
    {
        Outcome set = Run($$"""{ "$nested" set --input {{Set}}; echo $? >&2; } | true""", ("DSC_TRACE_LEVEL", "warn"));

        AssertDone();
        string[] lines = set.Error.TrimEnd('\n').Split('\n');
        Assert.Equal("9", lines[^1]);
        Assert.Contains("The answer could not be written to standard output: Broken pipe. The set was carried out (shut down VM 'lab-sql01'; ", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_of_messages_that_has_gone_away_is_not_told_of()
    {
        Outcome set = Run($$"""{ "$nested" set --input {{Set}} 3>&1 >&2 2>&3 3>&-; echo $? >&2; } | true""", ("DSC_TRACE_LEVEL", "trace"));

        AssertDone();
        string[] lines = set.Error.TrimEnd('\n').Split('\n');
        Assert.Equal("0", lines[^1]);
        AssertAnswer(string.Concat(lines[..^1].Select(static l => l + "\n")), hasOutput: true);
    }

    [Fact]
    public void A_set_that_has_nothing_to_do_says_so_where_its_answer_is_lost()
    {
        Outcome set = Run("""exec "$nested" set --input '{"vmName":"lab-web01","processorCount":2}' >/dev/full""");

        Assert.Equal(AnswerLost, set.ExitCode);
        Assert.Contains("No space left on device. There was nothing to change.", set.Error, StringComparison.Ordinal);
    }

    private static void AssertAnswer(string output, bool hasOutput)
    {
        if (!hasOutput)
        {
            Assert.Equal("", output);
            return;
        }

        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal(4, (int)JsonNode.Parse(lines[0])!["processorCount"]!);
        Assert.Equal("""["processorCount"]""", lines[1]);
    }

    private static void AssertMessages(string error, bool hasError, bool hasOutput)
    {
        if (!hasError)
        {
            Assert.Equal("", error);
            return;
        }

        JsonObject[] lines = [.. error.TrimEnd('\n').Split('\n').Select(static l => JsonNode.Parse(l)!.AsObject())];
        Assert.Contains(lines, static l => l.ContainsKey("trace"));
        Assert.Equal(hasOutput, !lines.Any(static l => l.ContainsKey("error")));
        if (!hasOutput)
        {
            Assert.Contains(
                "The set was carried out (shut down VM 'lab-sql01'; change settings of VM 'lab-sql01' (processorCount from 8 to 4); start VM 'lab-sql01'), and nothing is taken back.",
                (string)lines[^1]["error"]!,
                StringComparison.Ordinal);
        }
    }

    private Outcome Run(string line, params (string Name, string Value)[] variables) => Shell.Run(line, _host.FilePath, variables);

    private void AssertDone()
    {
        HostMachine machine = _host.Content().Machine("lab-sql01");
        Assert.Equal((4, Running), (machine.ProcessorCount, machine.EnabledState));
        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }
}
