using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class GetTests
{
    private readonly LampProgram _lamp = new();

    [Fact]
    public void Get_writes_one_line_with_the_actual_state() =>
        _lamp.Run("""{"name":"desk"}""", "get").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}]}""");

    [Fact]
    public void Get_gives_a_reason_for_every_difference() =>
        _lamp.Run("""{"name":"desk","on":true,"brightness":80}""", "get").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:On","phrase":"Lamp 'desk' has on False; True is required."},{"code":"Lamp:Lamp:Brightness","phrase":"Lamp 'desk' has brightness 50; 80 is required."}]}""");

    [Fact]
    public void Get_of_something_absent_succeeds() =>
        _lamp.Run("""{"name":"attic"}""", "get").Succeeds(
            """{"name":"attic","_exist":false,"blockers":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}],"notices":[],"reasons":[{"code":"Lamp:Lamp:LampNotFound","phrase":"There is no lamp 'attic'."}]}""");

    [Fact]
    public void Get_tells_of_a_restart_that_is_waited_for()
    {
        _lamp.Room.Desk.PendingFirmware = 2;

        Assert.EndsWith("""
            "_restartRequired":[{"system":"desk"}]}
            """, _lamp.Run("""{"name":"desk","firmware":2}""", "get").OutputLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Get_changes_nothing_and_says_nothing()
    {
        _lamp.Room.Desk.Brightness = 95;

        Outcome outcome = _lamp.Run("""{"name":"desk","on":true}""", "get");

        Assert.Contains("""
            "notices":[{"code":"Lamp:Lamp:Dazzling","phrase":"Lamp 'desk' dazzles."}]
            """, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Trace);
        Assert.Empty(_lamp.Room.Log);
    }

    [Theory]
    [InlineData("Lämpchen")]
    [InlineData("ランプ")]
    [InlineData("лампа")]
    [InlineData("a<b>&'+`")]
    public void Text_is_written_as_it_is(string name) =>
        Assert.StartsWith($$"""{"name":"{{name}}",""", _lamp.Run($$"""{"name":"{{name}}"}""", "get").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("\\\"", "\"")]
    [InlineData("\\\\", "\\")]
    [InlineData("\\n\\r", "\n\r")]
    [InlineData("\\ud83d\\udca1", "💡")]
    [InlineData("💡", "💡")]
    public void Text_survives_the_way_in_and_out(string escaped, string name)
    {
        string line = Assert.Single(_lamp.Run($$"""{"name":"{{escaped}}"}""", "get").OutputLines);

        using var json = System.Text.Json.JsonDocument.Parse(line);
        Assert.Equal(name, json.RootElement.GetProperty("name").GetString());
    }
}
