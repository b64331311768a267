using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>Classes with many instances, which are read when somebody asks for their class.</summary>
public sealed class LargeHostTests
{
    private const int Many = 300;
    private const string Processors = "SELECT * FROM Msvm_ProcessorSettingData";

    [Fact]
    public void What_a_query_has_answered_stays_as_it_was_when_the_host_changes()
    {
        using var host = TemporaryHost.Many(Many);
        using SimulatedSession session = host.Open();
        IReadOnlyList<CimObject> before = session.Rows(Processors);

        Caller.Done(session.Modify(Caller.ProcessorXml(ManyVms.Id(7), ("VirtualQuantity", "uint64", "4"))));

        Assert.Equal(2ul, Of(before).Number("VirtualQuantity"));
        Assert.Equal(4ul, Of(session.Rows(Processors)).Number("VirtualQuantity"));
        using SimulatedSession other = host.Open();
        Assert.Equal(4ul, Of(other.Rows(Processors)).Number("VirtualQuantity"));
    }

    [Fact]
    public void An_instance_shows_what_was_selected_whichever_way_it_is_read()
    {
        using var host = TemporaryHost.Many(Many);
        using SimulatedSession session = host.Open();

        CimObject all = session.Rows(Processors)[7];
        CimObject alone = Assert.Single(session.Rows($@"{Processors} WHERE InstanceID='{all.Text("InstanceID")!.Replace(@"\", @"\\", StringComparison.Ordinal)}'"));
        CimObject some = session.Rows("SELECT VirtualQuantity FROM Msvm_ProcessorSettingData")[7];

        Assert.Equal(alone.Properties, all.Properties);
        Assert.Equal(alone.Properties.Count, all.Properties.Count);
        Assert.Equal(alone.Properties[3], all.Properties[3]);
        Assert.Equal(["InstanceID", "VirtualQuantity"], some.Properties.Select(static p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(all.Find("virtualquantity"), some.Find("VIRTUALQUANTITY"));
        Assert.Equal(all.Text("InstanceID"), some.Text("instanceid"));
        Assert.Null(some.Find("Limit"));
        Assert.False(all.Has("Nothing"));
    }

    [Theory]
    [InlineData("\"Name\": \"n7\", \"U8\": 256", ".U8")]
    [InlineData("\"Name\": \"n7\", \"Colour\": \"red\"", "Colour")]
    [InlineData("\"Name\": \"n7\", \"name\": \"b\"", "twice")]
    [InlineData("\"Name\": \"n\\uD800\"", "UTF-8")]
    public void A_mistake_in_an_instance_shows_with_its_place_when_its_class_is_asked_for(string mistaken, string expected)
    {
        using TemporaryHost host = WithMistake(mistaken);
        using SimulatedSession session = host.Open();

        HostFileException error = Assert.Throws<HostFileException>(() => session.Rows("SELECT * FROM C", "root"));

        Assert.Contains("root C instances[7]", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Name\": \"n7\" \"U8\": 1")]
    [InlineData("\"Name\": \"n7\", \"U8\": tru")]
    public void What_is_no_JSON_in_an_instance_shows_with_its_place_when_the_host_is_opened(string mistaken)
    {
        using TemporaryHost host = WithMistake(mistaken);

        HostFileException error = Assert.Throws<HostFileException>(() => host.Open());

        int line = host.Text[..host.Text.IndexOf(mistaken, StringComparison.Ordinal)].Count(static c => c == '\n') + 1;
        Assert.StartsWith($"line {line}, byte ", error.Place, StringComparison.Ordinal);
        Assert.Contains("JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_instances_share_are_those_of_each()
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances(
            """{ "Name": "a", "U8": 1, "Us": [1] }, { "Name": "b", "U8": 1, "Us": [1] }, { "Name": "c", "U8": 2, "Us": [] }, { "Name": "d", "Us": [1] }"""));
        using SimulatedSession session = host.Open();

        IReadOnlyList<CimObject> rows = session.Rows("SELECT * FROM C", "root");
        ((ushort[])rows[0].Find("Us")!.Value!)[0] = 9;

        Assert.Equal([1ul, 1, 2, null], rows.Select(static r => r.Number("U8")));
        Assert.Equal([[1], [], [1]], rows.Skip(1).Select(static r => r.Codes("Us")));
        Assert.Equal([1], session.Rows("SELECT * FROM C WHERE Name='a'", "root")[0].Codes("Us"));
    }

    [Theory]
    [InlineData("{ \"Name\": \"a\" }, ")]
    [InlineData("{ \"Name\": \"a\" } { \"Name\": \"b\" }")]
    [InlineData("{ \"Name\": \"a\" }, 5")]
    [InlineData("{ \"Name\": \"a")]
    [InlineData("{ \"Name\": \"a\" }, { \"Name\": \"b\\\"")]
    [InlineData(", { \"Name\": \"a\" }")]
    public void What_stands_between_instances_is_looked_at_at_once(string instances)
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances(instances));

        Assert.Throws<HostFileException>(() => host.Open());
    }

    [Fact]
    public void Braces_and_quotes_in_texts_end_nothing()
    {
        const string Name = """a } ] , { [ \" \\ " b""";
        using var host = TemporaryHost.Of(HostTexts.WithInstances("""{ "Name": "a } ] , { [ \\\" \\\\ \" b", "Us": [1, 2] }, {"Name":"\\"},{ "Name": "c" }"""));
        using SimulatedSession session = host.Open();

        Assert.Equal([Name, @"\", "c"], session.Rows("SELECT Name FROM C", "root").Select(static r => r.Text("Name")));
    }

    [Fact]
    public void A_few_instances_of_many_are_found_by_their_keys_and_so_are_all()
    {
        using var host = TemporaryHost.Many(Many);
        using SimulatedSession session = host.Open();

        Assert.All(Enumerable.Range(1, Many), number => Assert.Equal(ManyVms.Name(number), session.Get(Caller.Vm(ManyVms.Id(number)), session.Deadline())!.Text("ElementName")));
        Assert.Null(session.Get(Caller.Vm(ManyVms.Id(Many + 1)), session.Deadline()));
        using SimulatedSession other = host.Open();
        Assert.Null(other.Get(Caller.Vm(ManyVms.Id(Many + 1)), other.Deadline()));
        Assert.Equal(ManyVms.Name(9), other.Get(Caller.Vm(ManyVms.Id(9)), other.Deadline())!.Text("ElementName"));
    }

    private static TemporaryHost WithMistake(string mistaken) => TemporaryHost.Of(HostTexts.WithInstances(string.Join(
        ", ", Enumerable.Range(0, Many).Select(i => i == 7 ? $"{{ {mistaken} }}" : $$"""{ "Name": "n{{i}}", "U8": 1 }"""))));

    private static CimObject Of(IEnumerable<CimObject> rows) =>
        rows.Single(static r => r.Text("InstanceID")!.Contains(ManyVms.Id(7), StringComparison.Ordinal));
}
