using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Plans;

public sealed class FailureTests
{
    private const string Instance = """{"name":"desk","on":true,"brightness":80,"color":"cold"}""";

    private readonly LampProgram _lamp = new();

    private LampRoom Room => _lamp.Room;

    [Fact]
    public void Steps_are_taken_back_in_reverse_order_the_failing_one_first()
    {
        Room.Faults["do brightness"] = new LampException("the dimmer is stuck.");

        _lamp.Run(Instance, "set").Fails(
            ExitCode.Failed,
            "Step 2 of 3 (change brightness of lamp 'desk'): the dimmer is stuck. Everything is as it was before.");

        Assert.Equal(["do on", "do brightness", "undo brightness", "undo on"], Room.Log);
        Assert.False(Room.Desk.On);
    }

    [Theory]
    [InlineData("on", 2)]
    [InlineData("brightness", 4)]
    [InlineData("color", 6)]
    public void Whichever_step_fails_the_lamp_ends_as_it_was(string failing, int calls)
    {
        Lamp before = Room.Desk.Copy();
        Room.Faults["do " + failing] = new LampException("no.");

        Assert.Equal(ExitCode.Failed, _lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(calls, Room.Log.Count);
        Assert.Equal((before.On, before.Brightness, before.Color), (Room.Desk.On, Room.Desk.Brightness, Room.Desk.Color));
    }

    [Fact]
    public void The_exit_code_is_that_of_the_cause()
    {
        Room.Faults["do on"] = new TimeoutException();

        _lamp.Run(Instance, "set").Fails(
            ExitCode.TimedOut, "Step 1 of 3 (change on of lamp 'desk'): it took too long. Everything is as it was before.");
    }

    [Fact]
    public void A_cause_that_is_explained_already_keeps_its_exit_code_and_words()
    {
        Room.Faults["do on"] = new ResourceException(ExitCode.AccessDenied, "access denied.");
        Room.Faults["undo on"] = new ResourceException(ExitCode.TimedOut, "no answer.");

        _lamp.Run(Instance, "set").Fails(
            ExitCode.AccessDenied,
            "Step 1 of 3 (change on of lamp 'desk'): access denied. "
            + "Could not take back 'change on of lamp 'desk'': no answer. Apart from that, its state is as it was before.");
        Assert.Empty(_lamp.Resource.Explained);
    }

    [Fact]
    public void A_failing_undo_is_reported_and_the_others_still_run()
    {
        Room.Faults["do color"] = new LampException("no such filter.");
        Room.Faults["undo brightness"] = new TimeoutException();

        _lamp.Run(Instance, "set").Fails(
            ExitCode.Failed,
            "Step 3 of 3 (change color of lamp 'desk'): no such filter. "
            + "Could not take back 'change brightness of lamp 'desk'': it took too long. NOT as before: brightness is 80, was 50. Put that back by hand: another set would take it for the former state.");

        Assert.Equal(["do on", "do brightness", "do color", "undo color", "undo brightness", "undo on"], Room.Log);
        Assert.False(Room.Desk.On);
    }

    [Fact]
    public void What_is_there_counts_and_not_what_the_undo_steps_reported()
    {
        Room.Faults["do color"] = new LampException("no such filter.");
        Room.NotUndone.Add("on");
        Room.Desk.Shade = "silk";
        Room.OnRead = reading =>
        {
            if (reading == 2)
            {
                Room.Desk.Shade = null;
            }
        };

        _lamp.Run(Instance, "set").Fails(
            ExitCode.Failed,
            "Step 3 of 3 (change color of lamp 'desk'): no such filter. NOT as before: on is true, was false; shade is gone, was \"silk\". Put that back by hand: another set would take it for the former state.");
    }

    [Fact]
    public void A_property_that_was_not_there_before_is_a_change()
    {
        Room.Faults["do on"] = new LampException("no.");
        Room.OnRead = reading => Room.Desk.Shade = reading == 2 ? "Seide 絹" : null;

        _lamp.Run(Instance, "set").Fails(
            ExitCode.Failed,
            "Step 1 of 3 (change on of lamp 'desk'): no. NOT as before: shade is \"Seide 絹\", was not there. Put that back by hand: another set would take it for the former state.");
    }

    [Fact]
    public void A_failure_to_read_back_is_reported_beside_the_cause()
    {
        Room.Faults["do on"] = new TimeoutException();
        Room.OnRead = static reading =>
        {
            if (reading == 2)
            {
                throw new LampException("the lamp does not answer.");
            }
        };

        _lamp.Run(Instance, "set").Fails(
            ExitCode.TimedOut,
            "Step 1 of 3 (change on of lamp 'desk'): it took too long. "
            + "Whether everything is as it was could not be read: the lamp does not answer. Look at it with 'get' as soon as that works, and run 'set' again.");
        Assert.Equal(["do on", "undo on"], Room.Log);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("test")]
    [InlineData("set")]
    [InlineData("set", "-w")]
    [InlineData("export")]
    public void A_failure_to_read_is_explained_by_the_resource(params string[] args)
    {
        Room.OnRead = static _ => throw new TimeoutException();

        _lamp.Run(Instance, args).Fails(ExitCode.TimedOut, "it took too long.");
        Assert.Empty(Room.Log);
    }
}
