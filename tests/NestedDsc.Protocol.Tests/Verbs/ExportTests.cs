using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class ExportTests
{
    private readonly LampProgram _lamp = new();

    public ExportTests() => _lamp.Room.Lamps.Add(new Lamp { Name = "hall", On = true, Color = "cold" });

    [Fact]
    public void Export_writes_a_line_for_every_instance() =>
        _lamp.Run("", "export").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"_name":"lamp desk"}""",
            """{"name":"hall","on":true,"brightness":50,"color":"cold","firmware":1,"_name":"lamp hall"}""");

    [Fact]
    public void Export_takes_an_instance_without_its_key_as_a_filter() =>
        _lamp.Run("""{"color":"cold"}""", "export").Succeeds(
            """{"name":"hall","on":true,"brightness":50,"color":"cold","firmware":1,"_name":"lamp hall"}""");

    [Fact]
    public void Export_of_nothing_writes_nothing() => _lamp.Run("""{"brightness":5}""", "export").Succeeds();

    [Fact]
    public void Export_where_nothing_can_be_is_empty_and_warns()
    {
        _lamp.Room.OnRead = static _ => throw new NothingThereException("There is no electricity.");

        Outcome outcome = _lamp.Run("", "export").Succeeds();

        Assert.Equal(["There is no electricity."], outcome.Warnings);
    }

    [Fact]
    public void Export_hands_over_the_first_lines_before_it_has_the_last()
    {
        _lamp.Room.Lamps.Clear();
        _lamp.Room.Lamps.AddRange(Enumerable.Range(0, 1000).Select(static i => new Lamp { Name = $"lamp {i}" }));
        using var output = new MemoryStream();
        long early = 0;
        _lamp.Room.OnRead = reading => early = reading == 1000 ? output.Length : 0;
        var process = new ResourceProcess(static () => Stream.Null, output, Stream.Null, static _ => null);

        Assert.Equal(0, ResourceHost.Run(["export"], process, _lamp.Resource));

        Assert.InRange(early, 1, output.Length - 1);
        Assert.Equal(1000, output.ToArray().Count(static b => b == '\n'));
    }

    [Fact]
    public void Export_that_fails_half_way_ends_with_complete_lines_and_an_error()
    {
        _lamp.Room.Lamps.AddRange(Enumerable.Range(0, 1000).Select(static i => new Lamp { Name = $"lamp {i}" }));
        _lamp.Room.OnRead = static reading =>
        {
            if (reading == 900)
            {
                throw new LampException("the fuse is blown.");
            }
        };

        Outcome outcome = _lamp.Run("", "export");

        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Equal(["the fuse is blown."], outcome.Errors);
        Assert.NotEmpty(outcome.OutputLines);
        Assert.All(outcome.OutputLines, static line => Assert.EndsWith("\"}", line, StringComparison.Ordinal));
    }
}
