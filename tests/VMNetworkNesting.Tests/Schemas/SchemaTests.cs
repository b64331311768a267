using System.Text;
using System.Text.Json.Nodes;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.VMNetworkNesting.Input;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>The schema itself, and that it names what the model has.</summary>
public sealed class SchemaTests
{
    private static readonly string[] ReadOnly =
    [
        "adapters", "switchId", "connectedAdapters", "managementAdapters", "teamMembers", "hostAddresses", "blockers", "notices", "reasons",
        "_inDesiredState", "_restartRequired", "_name",
    ];

    private static readonly IReadOnlyList<SchemaPart> Top =
        [.. SchemaPart.AllOf(Schema.Text).Where(static p => p.IsProperty && p.Pointer.LastIndexOf('/') == 0)];

    [Fact]
    public void What_the_answers_of_all_resources_have_is_written_once() => SharedProperties.Check("VMNetworkNesting");

    [Fact]
    public void The_schema_keeps_the_rules_of_all_resources() => SchemaRules.Check(Schema.Text, "/_metadata");

    [Fact]
    public void What_only_answers_hold_is_read_only() =>
        Assert.Equal(ReadOnly.Order(StringComparer.Ordinal), Top.Where(static p => p.IsReadOnly).Select(static p => p.Pointer[1..]).Order(StringComparer.Ordinal));

    [Fact]
    public void What_only_sets_heed_is_write_only() =>
        Assert.Equal(["whenConnected"], Top.Where(static p => p.IsWriteOnly).Select(static p => p.Pointer[1..]));

    [Fact]
    public void The_keys_are_marked() =>
        Assert.Equal(["vmName", "vmId", "adapterName", "switchName"], Top.Where(static p => (bool?)p.Schema["x-dsc-key"] == true).Select(static p => p.Pointer[1..]));

    [Fact]
    public void The_defaults_are_those_of_the_model()
    {
        DesiredSwitch model = Read("""{"switchName":"x"}""").Switch!;

        Assert.Equal(new DesiredSwitch { Name = "x" }, model);
        Assert.Equal(
            [("/whenConnected", model.ReplaceWhenConnected ? "\"replace\"" : "\"fail\""), ("/_exist", model.Exist ? "true" : "false")],
            SchemaPart.AllOf(Schema.Text).Where(static p => p.Schema.ContainsKey("default")).Select(static p => (p.Pointer, JsonTexts.Compact(p.Schema["default"]))));
        Assert.True(Read("""{"switchName":"x","whenConnected":"replace"}""").Switch!.ReplaceWhenConnected);
    }

    [Fact]
    public void The_words_of_the_types_are_those_of_the_model()
    {
        Assert.Equal(
            SwitchState.Types.Order(StringComparer.Ordinal), Top.Single(static p => p.Pointer is "/switchType").Words.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<HyperV.Switches.SwitchType>(), static type =>
            Assert.Equal(type, Read($$"""{"switchName":"x","switchType":"{{SwitchState.Word(type)}}"}""").Switch!.Type));
    }

    [Fact]
    public void The_parser_knows_every_property_of_the_schema() => ParserKnowledge.IsComplete(Schema.Text, Mistakes);

    [Fact]
    public void The_schema_that_the_program_prints_is_this_one() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(Schema.Text),
        JsonNode.Parse(ResourceRun.Run(new VMNetworkNestingResource(static _ => null), static _ => null, "", "schema").Output)));

    private static VMNetworkNestingInstance Read(string json)
    {
        var mistakes = new InputMistakes();
        VMNetworkNestingInstance instance = InstanceReader.Read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes));
        Assert.Empty(mistakes.Messages);
        return instance;
    }

    private static IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        InstanceReader.Read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes));
        return mistakes.Messages;
    }
}
