using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class TestVerbTests
{
    private readonly LampProgram _lamp = new();

    [Fact]
    public void Test_of_a_compliant_instance_writes_its_state_and_no_names() =>
        _lamp.Run("""{"name":"desk","brightness":50}""", "test").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}],"_inDesiredState":true}""",
            "[]");

    [Fact]
    public void Test_of_a_differing_instance_succeeds_and_names_the_properties() =>
        _lamp.Run("""{"name":"desk","color":"cold","on":true}""", "test").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:On","phrase":"Lamp 'desk' has on False; True is required."},{"code":"Lamp:Lamp:Color","phrase":"Lamp 'desk' has color warm; cold is required."}],"_inDesiredState":false}""",
            """["on","color"]""");

    [Fact]
    public void Test_of_something_absent_succeeds() =>
        _lamp.Run("""{"name":"attic"}""", "test").Succeeds(
            """{"name":"attic","_exist":false,"blockers":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}],"notices":[],"reasons":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}],"_inDesiredState":false}""",
            """["_exist"]""");

    [Fact]
    public void Test_reports_a_restart_that_is_pending()
    {
        _lamp.Room.Desk.PendingFirmware = 2;

        _lamp.Run("""{"name":"desk","firmware":2}""", "test").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:RestartPending","phrase":"Lamp 'desk' must restart."}],"_inDesiredState":false,"_restartRequired":[{"system":"desk"}]}""",
            """["firmware"]""");
    }

    [Fact]
    public void Test_reports_blockers_in_the_state_and_still_succeeds()
    {
        _lamp.Room.Lamps[0] = new() { Name = "desk", Locked = true };

        Outcome outcome = _lamp.Run("""{"name":"desk","on":true}""", "test");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("""
            "blockers":[{"code":"Lamp:Lamp:Locked","phrase":"Lamp 'desk' is locked."}]
            """, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Trace);
        Assert.Empty(_lamp.Room.Log);
    }
}
