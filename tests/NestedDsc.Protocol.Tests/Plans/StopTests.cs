using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Plans;

/// <summary>Ctrl+C and its kin while a set carries out its steps.</summary>
public sealed class StopTests
{
    private const string Instance = """{"name":"desk","on":true,"brightness":80,"color":"cold"}""";

    private readonly LampProgram _lamp = new();

    [Fact]
    public void A_set_that_is_asked_to_end_finishes_its_step_and_takes_everything_back()
    {
        _lamp.StopAfter = "do brightness";

        Outcome outcome = _lamp.Run(Instance, "set");

        outcome.Fails(
            ExitCode.Failed,
            "Step 3 of 3 (change color of lamp 'desk'): It was not begun, since this process was asked to end (SIGTERM). Everything is as it was before.");
        Assert.Equal(["do on", "do brightness", "undo brightness", "undo on"], _lamp.Room.Log);
    }

    [Fact]
    public void A_set_whose_last_step_is_done_has_succeeded_whatever_it_is_asked()
    {
        _lamp.StopAfter = "do color";

        Assert.Equal(ExitCode.Success, _lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(["do on", "do brightness", "do color"], _lamp.Room.Log);
    }

    [Fact]
    public void Only_the_first_request_is_put_off()
    {
        using var request = new StopRequest();

        Assert.Null(request.By);
        Assert.True(request.Ask("SIGINT"));
        Assert.False(request.Ask("SIGTERM"));
        Assert.Equal("SIGINT", request.By);
    }
}
