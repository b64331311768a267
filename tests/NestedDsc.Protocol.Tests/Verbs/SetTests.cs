using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class SetTests
{
    private readonly LampProgram _lamp = new();

    private LampRoom Room => _lamp.Room;

    [Fact]
    public void Set_writes_the_state_that_was_read_back_and_the_names_of_what_was_changed()
    {
        _lamp.Run("""{"name":"desk","on":true,"brightness":80,"color":"cold"}""", "set").Succeeds(
            """{"name":"desk","on":true,"brightness":80,"color":"cold","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}]}""",
            """["on","brightness","color"]""");

        Assert.Equal(["do on", "do brightness", "do color"], Room.Log);
        Assert.Equal(2, Room.Readings);
        Assert.Equal(1, Room.Connections);
    }

    [Fact]
    public void Set_of_a_compliant_instance_runs_no_step_and_reads_once()
    {
        _lamp.Run("""{"name":"desk","brightness":50}""", "set").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}]}""",
            "[]");

        Assert.Empty(Room.Log);
        Assert.Equal(1, Room.Readings);
    }

    [Fact]
    public void Set_twice_changes_once()
    {
        const string instance = """{"name":"desk","on":true}""";
        _lamp.Run(instance, "set");

        Assert.Equal("[]", _lamp.Run(instance, "set").OutputLines[1]);
        Assert.Equal(["do on"], Room.Log);
    }

    [Fact]
    public void Set_that_needs_a_restart_succeeds_and_says_so() =>
        _lamp.Run("""{"name":"desk","firmware":2}""", "set").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:RestartPending","phrase":"Lamp 'desk' must restart."}],"_restartRequired":[{"system":"desk"}]}""",
            """["firmware"]""");

    [Theory]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    public void Set_while_a_restart_is_pending_asks_for_it_again_and_changes_nothing(params string[] args)
    {
        Room.Desk.PendingFirmware = 2;

        IReadOnlyList<string> lines = _lamp.Run("""{"name":"desk","firmware":2}""", args).OutputLines;

        Assert.Contains("""
            "_restartRequired":[{"system":"desk"}]
            """, lines[0], StringComparison.Ordinal);
        Assert.Equal("[]", lines[1]);
        Assert.Empty(Room.Log);
    }

    [Fact]
    public void Set_fails_if_the_state_is_another_after_every_step()
    {
        Room.WithoutEffect.Add("brightness");

        _lamp.Run("""{"name":"desk","on":true,"brightness":80}""", "set").Fails(
            ExitCode.Failed,
            "Every step was carried out, but the state is not the desired one: Lamp 'desk' has brightness 50; 80 is required. "
            + "Something else may have changed it at the same time; look at it with 'get' and run 'set' again.");

        Assert.Equal(["do on", "do brightness"], Room.Log);
    }

    [Fact]
    public void A_restart_that_is_required_hides_no_other_difference()
    {
        Room.WithoutEffect.Add("brightness");

        _lamp.Run("""{"name":"desk","brightness":80,"firmware":2}""", "set").Fails(
            ExitCode.Failed,
            "Every step was carried out, but the state is not the desired one: Lamp 'desk' has brightness 50; 80 is required. "
            + "Something else may have changed it at the same time; look at it with 'get' and run 'set' again.");
    }

    [Fact]
    public void A_restart_that_was_foreseen_but_is_not_required_excuses_nothing()
    {
        Room.WithoutEffect.Add("firmware");

        _lamp.Run("""{"name":"desk","firmware":2}""", "set").Fails(
            ExitCode.Failed,
            "Every step was carried out, but the state is not the desired one: Lamp 'desk' has firmware 1; 2 is required. "
            + "Something else may have changed it at the same time; look at it with 'get' and run 'set' again.");
    }

    [Fact]
    public void Set_reports_that_the_state_could_not_be_read_back()
    {
        Room.OnRead = static reading =>
        {
            if (reading == 2)
            {
                throw new LampException("the lamp does not answer.");
            }
        };

        _lamp.Run("""{"name":"desk","on":true}""", "set").Fails(
            ExitCode.Failed,
            "Every step was carried out (change on of lamp 'desk'), but whether the state is the desired one could not be read: the lamp does not answer. Look at it with 'get'.");
    }
}
