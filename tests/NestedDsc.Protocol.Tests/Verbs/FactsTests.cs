using System.Text;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

/// <summary>The verbs that answer without an instance.</summary>
public sealed class FactsTests
{
    private readonly LampProgram _lamp = new();

    [Fact]
    public void Schema_is_the_embedded_file_as_it_is()
    {
        Outcome outcome = _lamp.Run("", "schema");

        Assert.Equal(Encoding.UTF8.GetString(_lamp.Resource.Description.ReadSchema()), outcome.Output);
        Assert.Contains("\"title\": \"Lämpchen\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_that_of_the_assembly_without_the_build() =>
        _lamp.Run("", "--version").Succeeds("1.2.3-preview.4");

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("get", "--help")]
    [InlineData("set", "--what-if", "-h")]
    public void Help_says_all_there_is_to_know(params string[] args) =>
        Assert.Equal(
            """
            lamp 1.2.3-preview.4: the DSC resource NestedDsc.Tests/Lamp
            A lamp on a shelf.

            Usage: lamp get | set [--what-if] | test | export   with an instance on standard input
                   lamp schema | manifest | --help | --version

              --what-if, -w      with set: say what would be changed, change nothing
              --input, -i JSON   the instance as text instead of on standard input; '-' means standard input

            The dsc engine calls this program as the manifest beside it says. By hand:
              echo '<instance as JSON>' | lamp get

            Exit codes:
              0  Success
              1  Invalid arguments; see the error message
              2  Invalid input; nothing was changed. The error messages name the properties
              3  The operation failed; the error message says where, and what was taken back
              4  Object not found, or its name is ambiguous; nothing was changed. 'get' lists what there is in 'reasons'
              5  Access denied, or not elevated; see the error message
              6  Blocked by a precondition; nothing was changed. 'get' lists it in 'blockers', with what to do
              7  Timed out; the error message says what may still be running
              8  Electricity is not available here; the error message says why, or 'get' in 'reasons'
              9  The set was carried out, but its answer could not be written to standard output; look at the state with 'get'

            Environment:
              DSC_TRACE_LEVEL   error, warn (default), info, debug or trace: what is written to standard error
              LAMP_ROOM         the room to look in

            """.ReplaceLineEndings("\n"),
            _lamp.Run("", args).Output);

    [Theory]
    [InlineData("schema")]
    [InlineData("manifest")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void Facts_need_neither_an_instance_nor_a_connection(string verb)
    {
        Outcome outcome = _lamp.Run("no instance at all", verb);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Empty(outcome.Trace);
        Assert.EndsWith("\n", outcome.Output, StringComparison.Ordinal);
        Assert.False(_lamp.InputOpened);
        Assert.Equal(0, _lamp.Room.Connections);
    }

    [Fact]
    public void A_schema_that_is_missing_is_a_failure_and_no_crash()
    {
        var lamp = new LampProgram();
        lamp = new LampProgram
        {
            Resource = new(lamp.Room) { Description = lamp.Resource.Description with { Carrier = typeof(ResourceHost) } },
        };

        lamp.Run("", "schema").Fails(ExitCode.Failed, "unexplained: NestedDsc.Protocol carries no schema.json.");
    }
}
