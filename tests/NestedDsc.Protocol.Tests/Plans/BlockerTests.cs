using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Plans;

public sealed class BlockerTests
{
    private readonly LampProgram _lamp = new();

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Blockers_stop_a_set_before_the_first_step_with_the_exit_code_of_the_first(params string[] args)
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Guarded = true, Locked = true };

        _lamp.Run("""{"name":"desk","on":true}""", args)
            .Fails(ExitCode.AccessDenied, "Lamp 'desk' is guarded.", "Lamp 'desk' is locked.");

        Assert.Empty(_lamp.Room.Log);
        Assert.False(_lamp.Room.Desk.On);
    }

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void A_blocker_without_a_code_of_its_own_means_blocked(params string[] args)
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Locked = true };

        _lamp.Run("""{"name":"desk","on":true}""", args).Fails(ExitCode.Blocked, "Lamp 'desk' is locked.");
    }

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Something_absent_cannot_be_set(params string[] args) =>
        _lamp.Run("""{"name":"attic","on":true}""", args).Fails(ExitCode.NotFound, "There is no lamp 'attic'.");

    [Fact]
    public void A_lock_does_not_matter_when_nothing_is_to_be_changed()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Locked = true };

        Assert.Equal("[]", _lamp.Run("""{"name":"desk","on":false}""", "set").OutputLines[1]);
    }
}
