using System.Text.Json;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Input;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>The schema itself, and that it names what the model has.</summary>
public sealed class SchemaTests
{
    private static readonly string[] ReadOnly =
    [
        "vmState", "generation", "configurationVersion", "checkpoints", "host", "nestedCapable", "blockers", "notices", "reasons",
        "_exist", "_inDesiredState", "_restartRequired", "_name",
    ];

    private static readonly string[] WriteOnly = ["whenRunning", "whenSaved", "shutdownTimeoutSeconds", "checkpoint"];

    private static readonly string[] Desired =
        ["vmName", "vmId", "exposeVirtualizationExtensions", "processorCount", "memoryStartupMB", "dynamicMemoryEnabled", "automaticCheckpointsEnabled", "powerState", "_metadata"];

    private static readonly IReadOnlyList<SchemaPart> Top =
        [.. SchemaPart.AllOf(Schema.Text).Where(static p => p.IsProperty && p.Pointer.LastIndexOf('/') == 0)];

    [Fact]
    public void What_the_answers_of_all_resources_have_is_written_once() => SharedProperties.Check("NestedVirtualization");

    [Fact]
    public void The_schema_keeps_the_rules_of_all_resources() => SchemaRules.Check(Schema.Text, "/_metadata");

    [Fact]
    public void The_schemas_of_all_resources_together_are_small() => SchemaRules.AreSmall();

    [Fact]
    public void What_only_answers_hold_is_read_only() =>
        Assert.Equal(ReadOnly.Order(StringComparer.Ordinal), Top.Where(static p => p.IsReadOnly).Select(static p => p.Pointer[1..]).Order(StringComparer.Ordinal));

    [Fact]
    public void What_only_sets_heed_is_write_only() =>
        Assert.Equal(WriteOnly.Order(StringComparer.Ordinal), Top.Where(static p => p.IsWriteOnly).Select(static p => p.Pointer[1..]).Order(StringComparer.Ordinal));

    [Fact]
    public void All_else_is_desired_state() =>
        Assert.Equal(Desired.Order(StringComparer.Ordinal), Top.Where(static p => !p.IsReadOnly && !p.IsWriteOnly).Select(static p => p.Pointer[1..]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_keys_are_marked() =>
        Assert.Equal(["vmName", "vmId"], Top.Where(static p => (bool?)p.Schema["x-dsc-key"] == true).Select(static p => p.Pointer[1..]));

    [Fact]
    public void The_defaults_are_those_of_the_model()
    {
        DesiredMachine model = Read("""{"vmName":"x","checkpoint":{"name":"y"}}""");
        var defaults = SchemaPart.AllOf(Schema.Text).Where(static p => p.Schema.ContainsKey("default"))
            .ToDictionary(static p => p.Pointer, static p => JsonTexts.Compact(p.Schema["default"]), StringComparer.Ordinal);

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/whenRunning"] = Word(model.WhenRunning),
                ["/whenSaved"] = Word(model.WhenSaved),
                ["/shutdownTimeoutSeconds"] = model.ShutdownTimeout.TotalSeconds.ToString(provider: null),
                ["/checkpoint/restoreOnFailure"] = model.Checkpoint!.RestoreOnFailure ? "true" : "false",
            },
            defaults);
        Assert.Empty(model.Settings);
        Assert.Equal(new DesiredMachine { Identity = model.Identity, Settings = model.Settings }, model with { Checkpoint = null });
    }

    [Fact]
    public void The_words_of_a_choice_are_those_of_the_model()
    {
        Assert.Equal(Enum.GetNames<DesiredPower>(), Words("/powerState"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<WhenRunning>(), Words("/whenRunning"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<WhenSaved>(), Words("/whenSaved"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<VirtualMachineState>().Order(StringComparer.Ordinal), Words("/vmState").Order(StringComparer.Ordinal));
        Assert.Equal(DesiredPower.Off, Read("""{"vmName":"x","powerState":"off"}""").PowerState);
        Assert.Equal(WhenRunning.TurnOff, Read("""{"vmName":"x","whenRunning":"turnOff"}""").WhenRunning);
        Assert.Equal(WhenSaved.Discard, Read("""{"vmName":"x","whenSaved":"discard"}""").WhenSaved);
    }

    [Fact]
    public void The_parser_knows_every_property_of_the_schema() => ParserKnowledge.IsComplete(Schema.Text, Mistakes);

    [Fact]
    public void The_schema_that_the_program_prints_is_this_one() =>
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(Schema.Text).RootElement,
            JsonDocument.Parse(TestSupport.Running.ResourceRun.Run(new NestedVirtualizationResource(static _ => null), static _ => null, "", "schema").Output).RootElement));

    [Theory]
    [InlineData("enable.dsc.yaml")]
    [InlineData("enable-running.dsc.yaml")]
    [InlineData("disable.dsc.yaml")]
    public void The_examples_name_properties_of_the_schema(string file)
    {
        IEnumerable<string> lines = File.ReadLines(RepositoryFiles.Path("resources", "NestedVirtualization", "examples", file))
            .SkipWhile(static line => !line.Contains("properties:", StringComparison.Ordinal)).Skip(1);
        string[] known = [.. SchemaPart.AllOf(Schema.Text).Where(static p => p.IsProperty).Select(static p => p.Pointer[(p.Pointer.LastIndexOf('/') + 1)..])];

        Assert.All(lines, line => Assert.Contains(line.Trim().Split(':')[0], known));
    }

    private static IReadOnlyList<string> Words(string pointer) =>
        SchemaPart.AllOf(Schema.Text).Single(p => string.Equals(p.Pointer, pointer, StringComparison.Ordinal)).Words;

    private static string Word(Enum value) => $"\"{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}\"";

    private static DesiredMachine Read(string json)
    {
        var mistakes = new InputMistakes();
        DesiredMachine machine = DesiredMachineReader.Read(InputDocument.Parse(System.Text.Encoding.UTF8.GetBytes(json), mistakes));
        Assert.Empty(mistakes.Messages);
        return machine;
    }

    private static IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        DesiredMachineReader.Read(InputDocument.Parse(System.Text.Encoding.UTF8.GetBytes(json), mistakes));
        return mistakes.Messages;
    }
}
