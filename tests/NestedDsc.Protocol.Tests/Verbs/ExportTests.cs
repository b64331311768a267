using System.Text.Json.Nodes;
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
    public void Export_of_nothing_writes_nothing_and_says_so()
    {
        Outcome outcome = _lamp.Run("""{"brightness":5}""", "export").Succeeds();

        Assert.Equal(["No instance fits the filter; 2 were looked at."], outcome.Warnings);
    }

    [Fact]
    public void Export_of_one_that_does_not_fit_says_so()
    {
        _lamp.Room.Lamps.RemoveAt(1);

        Assert.Equal(["No instance fits the filter; 1 was looked at."], _lamp.Run("""{"name":"hall*"}""", "export").Succeeds().Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"name":null,"_metadata":{"Microsoft.DSC":{}}}""")]
    public void Export_without_a_filter_says_nothing_of_one(string filter)
    {
        _lamp.Room.Lamps.Clear();

        Assert.Empty(_lamp.Run(filter, "export").Succeeds().Warnings);
    }

    [Theory]
    [InlineData("""{"name":"DESK"}""", "desk")]
    [InlineData("""{"name":"*"}""", "desk|hall|attic")]
    [InlineData("""{"name":"d*"}""", "desk")]
    [InlineData("""{"name":"*L*"}""", "hall")]
    [InlineData("""{"name":"*tt*c"}""", "attic")]
    [InlineData("""{"name":"a*tt*tic"}""", "")]
    [InlineData("""{"name":"desk*desk"}""", "")]
    [InlineData("""{"name":"**k"}""", "desk")]
    [InlineData("""{"name":""}""", "")]
    [InlineData("""{"name":"d?sk"}""", "")]
    [InlineData("""{"_name":"lamp *k"}""", "desk")]
    [InlineData("""{"color":"COLD"}""", "hall")]
    [InlineData("""{"color":"w*"}""", "desk|attic")]
    [InlineData("""{"color":"*"}""", "desk|hall|attic")]
    [InlineData("""{"on":true}""", "hall")]
    [InlineData("""{"on":false,"color":"warm","name":"*e*"}""", "desk")]
    [InlineData("""{"on":false,"color":"cold"}""", "")]
    [InlineData("""{"on":null,"color":null,"name":"hall"}""", "hall")]
    [InlineData("""{"brightness":50.0}""", "desk|hall")]
    [InlineData("""{"brightness":7e1}""", "attic")]
    [InlineData("""{"brightness":7}""", "")]
    [InlineData("""{"brightness":123456}""", "")]
    [InlineData("""{"labels":["OLD"]}""", "attic")]
    [InlineData("""{"labels":["*l*","r*d"]}""", "attic")]
    [InlineData("""{"labels":["old","new"]}""", "")]
    [InlineData("""{"labels":[]}""", "hall")]
    [InlineData("""{"timers":[{"minutes":5}]}""", "attic")]
    [InlineData("""{"timers":[{"minutes":6}]}""", "")]
    [InlineData("""{"timers":[{}]}""", "attic")]
    [InlineData("""{"scene":{"c~d":true}}""", "attic")]
    [InlineData("""{"scene":{"a/b":4,"c~d":null}}""", "attic")]
    [InlineData("""{"scene":{"a/b":4,"c~d":false}}""", "")]
    [InlineData("""{"scene":{}}""", "attic")]
    public void A_filter_fits_by_every_property_that_it_gives(string filter, string names)
    {
        _lamp.Room.Lamps[1] = new Lamp { Name = "hall", On = true, Color = "cold", More = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = "[]" } };
        _lamp.Room.Lamps.Add(new Lamp
        {
            Name = "attic",
            Brightness = 70,
            More = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["labels"] = """["red","old"]""",
                ["timers"] = """[{"minutes":1},{"minutes":5}]""",
                ["scene"] = """{"a/b":4,"c~d":true}""",
            },
        });

        Outcome outcome = _lamp.Run(filter, "export");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(names, string.Join('|', outcome.OutputLines.Select(static line => JsonNode.Parse(line)!["name"]!.GetValue<string>())));
        Assert.Equal(names.Length == 0 ? 1 : 0, outcome.Warnings.Count);
    }

    [Theory]
    [InlineData("""{"on":"true"}""", "/on: it must be true or false, not \"true\".")]
    [InlineData("""{"brightness":"5*"}""", "/brightness: it must be a whole number, not \"5*\".")]
    [InlineData("""{"brightness":1e30}""", "/brightness: 1e30 is out of range; it must be a whole number of 64 bits.")]
    [InlineData("""{"color":"col"}""", "/color: \"col\" fits none of \"warm\", \"cold\".")]
    [InlineData("""{"color":"*x*"}""", "/color: \"*x*\" fits none of \"warm\", \"cold\".")]
    [InlineData("""{"labels":"old"}""", "/labels: it must be an array, not \"old\".")]
    [InlineData("""{"labels":[null]}""", "/labels/0: it must be a string, not null.")]
    [InlineData("""{"id":"*"}""", "/id: an export does not report it, so nothing can be filtered by it; leave it out.")]
    [InlineData("""{"nmae":"*"}""", "/nmae: there is no such property.")]
    [InlineData("""{"name":"\ud800*"}""", "/name: it holds half of a surrogate pair, which is not Unicode text.")]
    public void A_filter_that_can_fit_nothing_is_refused(string filter, string error)
    {
        _lamp.Run(filter, "export").Fails(ExitCode.InvalidInput, error);

        Assert.Equal(0, _lamp.Room.Connections);
    }

    [Fact]
    public void What_the_name_rules_out_is_not_read()
    {
        _lamp.Run("""{"name":"h*","on":true}""", "export");

        Assert.Equal(1, _lamp.Room.Readings);
    }

    [Fact]
    public void Every_exported_line_is_a_filter_for_itself() =>
        Assert.All(_lamp.Run("", "export").OutputLines, line => Assert.Equal([line], _lamp.Run(line, "export").OutputLines));

    [Fact]
    public void Export_where_nothing_can_be_is_empty_and_warns()
    {
        _lamp.Room.OnRead = static _ => throw new NothingThereException("There is no electricity.");

        Outcome outcome = _lamp.Run("", "export").Succeeds();

        Assert.Equal(["There is no electricity."], outcome.Warnings);
    }

    [Fact]
    public void Export_writes_as_many_lines_as_there_are_instances()
    {
        _lamp.Room.Lamps.Clear();
        _lamp.Room.Lamps.AddRange(Enumerable.Range(0, 1000).Select(static i => new Lamp { Name = $"lamp {i}" }));

        Assert.Equal(1000, _lamp.Run("", "export").OutputLines.Count);
    }

    // The engine takes nothing of an export that fails, so nothing of it may look like an answer.
    [Fact]
    public void Export_that_fails_half_way_writes_an_error_and_no_line()
    {
        _lamp.Room.Lamps.AddRange(Enumerable.Range(0, 1000).Select(static i => new Lamp { Name = $"lamp {i}" }));
        _lamp.Room.OnRead = static reading =>
        {
            if (reading == 900)
            {
                throw new LampException("the fuse is blown.");
            }
        };

        _lamp.Run("", "export").Fails(ExitCode.Failed, "the fuse is blown.");
    }
}
