using System.Text;
using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Input;
using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.State;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Input;
using NestedDsc.Servicing;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.GuestHyperVRole.Tests.Schemas;

/// <summary>The schema itself, and that it names what the model has.</summary>
public sealed class SchemaTests
{
    private static readonly string[] Desired = ["_exist", "includeManagementTools", "includeContainers", "includeVirtualMachinePlatform", "virtualizationExtensionsExposed", "containerIsolation", "_metadata"];

    private static readonly string[] WriteOnly = ["whenNotExposed", "sourcePaths", "limitAccess"];

    private static readonly IReadOnlyList<SchemaPart> Top =
        [.. SchemaPart.AllOf(Schema.Text).Where(static p => p.IsProperty && p.Pointer.LastIndexOf('/') == 0)];

    [Fact]
    public void What_the_answers_of_all_resources_have_is_written_once() => SharedProperties.Check("GuestHyperVRole");

    [Fact]
    public void The_schema_keeps_the_rules_of_all_resources() => SchemaRules.Check(Schema.Text, "/_metadata");

    [Fact]
    public void What_is_desired_what_only_sets_heed_and_what_only_answers_hold_is_marked()
    {
        Assert.Equal(Desired, Names(static p => !p.IsReadOnly && !p.IsWriteOnly));
        Assert.Equal(WriteOnly, Names(static p => p.IsWriteOnly));
        Assert.Equal(Top.Count - Desired.Length - WriteOnly.Length, Names(static p => p.IsReadOnly).Length);

        static string[] Names(Func<SchemaPart, bool> which) => [.. Top.Where(which).Select(static p => p.Pointer[1..])];
    }

    [Fact]
    public void There_is_no_key() => Assert.DoesNotContain(Top, static p => p.Schema.ContainsKey("x-dsc-key"));

    [Fact]
    public void The_defaults_are_those_of_the_model()
    {
        DesiredRole model = Read("{}");

        Assert.Equal(
            [
                ("/_exist", Json(model.Exist)), ("/includeManagementTools", Json(model.IncludeManagementTools)),
                ("/whenNotExposed", Json(RoleWords.NotExposedPolicies[(int)model.WhenNotExposed])), ("/limitAccess", Json(model.LimitAccess)),
            ],
            SchemaPart.AllOf(Schema.Text).Where(static p => p.Schema.ContainsKey("default")).Select(static p => (p.Pointer, p.Schema["default"]!.ToJsonString())));
        Assert.Equal((null, null, null, null, 0), (
            model.IncludeContainers, model.IncludeVirtualMachinePlatform, model.VirtualizationExtensionsExposed, model.ContainerIsolation, model.SourcePaths.Count));

        static string Json(JsonNode value) => value.ToJsonString();
    }

    [Fact]
    public void The_words_of_a_choice_are_those_of_the_model()
    {
        Assert.Equal(Words("/roleState"), Enum.GetValues<GuestRoleState>().Select(RoleWords.Of));
        Assert.Equal(Enum.GetNames<GuestRoleState>(), Words("/roleState"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<WhenNotExposed>(), Words("/whenNotExposed"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Words("/containerIsolation"), (string[])[RoleWords.OfIsolation(true), RoleWords.OfIsolation(false), RoleWords.OfIsolation(null)]);
        Assert.Equal(
            Words("/features/*/state").Order(StringComparer.Ordinal),
            Enum.GetValues<FeatureState>().Except([FeatureState.NotPresent]).Select(RoleWords.Of).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_parser_knows_every_property_of_the_schema() => ParserKnowledge.IsComplete(Schema.Text, Mistakes);

    [Fact]
    public void The_schema_that_the_program_prints_is_this_one() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(Schema.Text),
        JsonNode.Parse(ResourceRun.Run(new GuestHyperVRoleResource(static _ => null), static _ => null, "", "schema").Output)));

    private static IReadOnlyList<string> Words(string pointer) =>
        SchemaPart.AllOf(Schema.Text).Single(p => string.Equals(p.Pointer, pointer, StringComparison.Ordinal)).Words;

    private static DesiredRole Read(string json)
    {
        var mistakes = new InputMistakes();
        DesiredRole role = DesiredRoleReader.Read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes));
        Assert.Empty(mistakes.Messages);
        return role;
    }

    private static IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        DesiredRoleReader.Read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes));
        return mistakes.Messages;
    }
}
