using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Tests.Plans;

public sealed class StepTests
{
    [Fact]
    public void The_runner_says_what_was_taken_back_and_what_not()
    {
        var room = new LampRoom();
        var stuck = new LampException("stuck");
        var loose = new LampException("loose");
        room.Faults["do color"] = stuck;
        room.Faults["undo on"] = loose;
        using var context = new LampConnection(room);

        FailedStep? failed = PlanRunner.Run([Step("on"), Step("brightness"), Step("color")], context, Silent());

        Assert.NotNull(failed);
        Assert.Equal("change color of lamp 'desk'", failed.Action);
        Assert.Same(stuck, failed.Cause);
        Assert.Equal(["do on", "do brightness", "do color", "undo color", "undo brightness", "undo on"], room.Log);
        (string action, Exception cause) = Assert.Single(failed.UndoFailures);
        Assert.Equal("change on of lamp 'desk'", action);
        Assert.Same(loose, cause);
    }

    [Fact]
    public void The_runner_has_nothing_to_tell_when_all_is_done()
    {
        using var context = new LampConnection(new LampRoom());

        Assert.Null(PlanRunner.Run([Step("on"), Step("color")], context, Silent()));
        Assert.Null(PlanRunner.Run<LampConnection>([], context, Silent()));
    }

    [Fact]
    public void A_property_with_several_differences_is_named_once()
    {
        var plan = new Plan<LampConnection>
        {
            Actual = new LampState("desk", lamp: null),
            CompliantPhrase = "",
            Differences = [Difference("b", "1"), Difference("a", "2"), Difference("b", "3"), Difference("B", "4")],
        };

        Assert.Equal(["b", "a", "B"], plan.DifferingProperties);
        Assert.False(plan.InDesiredState);

        static Difference Difference(string property, string code) => new(property, new Finding(code, ""));
    }

    private static LampStep Step(string property) => new("desk", property, 0, 1, static _ => { }, static _ => { });

    private static Tracer Silent() => new(Stream.Null, TraceLevel.Error);
}
