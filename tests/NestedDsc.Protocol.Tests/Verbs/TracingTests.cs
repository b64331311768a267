using System.Text;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class TracingTests
{
    private readonly LampProgram _lamp = new();

    [Theory]
    [InlineData(null, 2)]
    [InlineData("", 2)]
    [InlineData("loud", 2)]
    [InlineData("error", 1)]
    [InlineData("ERROR", 1)]
    [InlineData("warn", 2)]
    [InlineData("Warn", 2)]
    [InlineData("info", 3)]
    [InlineData("INFO", 3)]
    [InlineData("debug", 4)]
    [InlineData("DeBuG", 4)]
    [InlineData("trace", 5)]
    [InlineData("TRACE", 5)]
    public void A_level_lets_itself_and_the_graver_ones_through(string? variable, int levels)
    {
        using var stream = new MemoryStream();
        var trace = new Tracer(stream, Tracer.ParseLevel(variable));
        trace.Error("1");
        trace.Warn("2");
        trace.Info("3");
        trace.Debug("4");
        trace.Trace("5");

        string[] all = ["{\"error\":\"1\"}\n", "{\"warn\":\"2\"}\n", "{\"info\":\"3\"}\n", "{\"debug\":\"4\"}\n", "{\"trace\":\"5\"}\n"];
        Assert.Equal(string.Concat(all.Take(levels)), Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(levels, Enum.GetValues<TraceLevel>().Count(trace.IsEnabled));
    }

    [Fact]
    public void A_message_is_one_line_whatever_it_holds()
    {
        using var stream = new MemoryStream();
        new Tracer(stream, TraceLevel.Error).Error("a\r\nb\t\"c\"\\ \u0000 ä<&> \ud800");

        Assert.Equal("""{"error":"a\\u000d\\u000ab\\u0009\"c\"\\ \\u0000 ä<&> \uFFFD"}""" + "\n", Encoding.UTF8.GetString(stream.ToArray()).Replace("\uFFFD", "\\uFFFD", StringComparison.Ordinal));
    }

    [Fact]
    public void Info_tells_the_steps()
    {
        _lamp.TraceLevel = "info";
        _lamp.Room.Faults["do brightness"] = new LampException("the dimmer is stuck.");

        Outcome outcome = _lamp.Run("""{"name":"desk","on":true,"brightness":80}""", "set");

        Assert.Equal(
            [
                "info: Step 1 of 2: change on of lamp 'desk'.",
                "info: Step 2 of 2: change brightness of lamp 'desk'.",
                "info: Taking back: change brightness of lamp 'desk'.",
                "info: Taking back: change on of lamp 'desk'.",
                "error: Step 2 of 2 (change brightness of lamp 'desk'): the dimmer is stuck. Everything is as it was before.",
            ],
            outcome.Trace.Select(static line => line.ToString()));
    }

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Notices_of_the_state_to_come_are_warnings(params string[] args)
    {
        Outcome outcome = _lamp.Run("""{"name":"desk","brightness":95}""", args);

        Assert.Equal(["warn: Lamp 'desk' dazzles."], outcome.Trace.Select(static line => line.ToString()));
    }

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Notices_that_a_set_does_away_with_are_not_repeated(params string[] args)
    {
        _lamp.Room.Desk.Brightness = 95;

        Assert.Empty(_lamp.Run("""{"name":"desk","brightness":50}""", args).Trace);
    }

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Notices_are_no_warnings_where_nothing_is_changed(params string[] args)
    {
        _lamp.Room.Desk.Brightness = 95;
        _lamp.TraceLevel = "info";

        Outcome outcome = _lamp.Run("""{"name":"desk"}""", args);

        Assert.Empty(outcome.Warnings);
        Assert.Equal(["Lamp 'desk' dazzles."], outcome.Messages("info"));
    }

    [Fact]
    public void Debug_tells_where_an_error_came_from_and_the_last_line_is_still_the_error()
    {
        _lamp.TraceLevel = "debug";
        _lamp.Room.OnRead = static _ => throw new LampException("dark.");

        Outcome outcome = _lamp.Run("""{"name":"desk"}""", "get");

        Assert.Contains(nameof(LampRoom.Find), Assert.Single(outcome.Messages("debug")), StringComparison.Ordinal);
        Assert.Equal("error: dark.", outcome.Trace[^1].ToString());
    }

    [Fact]
    public void Debug_tells_the_cause_of_a_failed_step()
    {
        _lamp.TraceLevel = "debug";
        _lamp.Room.Faults["do on"] = new LampException("dark.");

        Outcome outcome = _lamp.Run("""{"name":"desk","on":true}""", "set");

        Assert.Contains("LampStep.Do", Assert.Single(outcome.Messages("debug")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_resource_writes_to_the_same_trace()
    {
        _lamp.TraceLevel = "trace";

        Assert.Equal(["trace: connecting"], _lamp.Run("""{"name":"desk"}""", "get").Trace.Select(static line => line.ToString()));
    }

    [Fact]
    public void An_error_is_written_at_every_level()
    {
        _lamp.TraceLevel = "error";

        _lamp.Run("{}", "get").Fails(ExitCode.InvalidInput, "The input: \"name\" is missing.");
    }
}
