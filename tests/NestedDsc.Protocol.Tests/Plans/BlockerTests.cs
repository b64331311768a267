using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Plans;

public sealed class BlockerTests
{
    private readonly LampProgram _lamp = new();

    [Fact]
    public void Blockers_stop_a_set_before_the_first_step_with_the_exit_code_of_the_first()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Guarded = true, Locked = true };

        _lamp.Run("""{"name":"desk","on":true}""", "set")
            .Fails(ExitCode.AccessDenied, "Lamp 'desk' is guarded.", "Lamp 'desk' is locked.");

        Assert.Empty(_lamp.Room.Log);
        Assert.False(_lamp.Room.Desk.On);
    }

    [Fact]
    public void What_if_answers_with_a_line_for_every_blocker_beside_the_state_as_it_is()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Guarded = true, Locked = true };

        Outcome outcome = _lamp.Run("""{"name":"desk","on":true}""", "set", "--what-if");

        outcome.Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[{"code":"Lamp:Lamp:Guarded","phrase":"Lamp 'desk' is guarded."},{"code":"Lamp:Lamp:Locked","phrase":"Lamp 'desk' is locked."}],"notices":[],"reasons":[{"code":"Lamp:Lamp:On","phrase":"Lamp 'desk' has on False; True is required."}],"_metadata":{"whatIf":["Set would be refused: Lamp 'desk' is guarded.","Set would be refused: Lamp 'desk' is locked."]}}""",
            "[]");
        Assert.Empty(outcome.Trace);
        Assert.Empty(_lamp.Room.Log);
    }

    [Fact]
    public void A_blocker_without_a_code_of_its_own_means_blocked()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Locked = true };

        _lamp.Run("""{"name":"desk","on":true}""", "set").Fails(ExitCode.Blocked, "Lamp 'desk' is locked.");
    }

    [Fact]
    public void Something_absent_cannot_be_set() =>
        _lamp.Run("""{"name":"attic","on":true}""", "set").Fails(ExitCode.NotFound, "There is no lamp 'attic'.");

    [Fact]
    public void What_if_of_something_absent_answers_that_a_set_would_be_refused() =>
        _lamp.Run("""{"name":"attic","on":true}""", "set", "--what-if").Succeeds(
            """{"name":"attic","_exist":false,"blockers":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}],"notices":[],"reasons":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}],"_metadata":{"whatIf":["Set would be refused: There is no lamp 'attic'."]}}""",
            "[]");

    [Fact]
    public void A_lock_does_not_matter_when_nothing_is_to_be_changed()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Locked = true };

        Assert.Equal("[]", _lamp.Run("""{"name":"desk","on":false}""", "set").OutputLines[1]);
    }
}
