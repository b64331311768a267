using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Manifests;

/// <summary>The manifest by which the engine finds the resource.</summary>
public sealed class ManifestTests
{
    private static readonly string[] TopLevel =
    [
        "$schema", "type", "version", "condition", "deprecationMessage", "kind", "description", "tags", "get", "set", "test",
        "delete", "export", "resolve", "validate", "adapter", "exitCodes", "schema", "metadata",
    ];

    private static readonly string Text =
        ResourceRun.Run(new NestedVirtualizationResource(static _ => null), static _ => null, "", "manifest").Succeeds().Output;

    private static readonly JsonObject Manifest = JsonTexts.ParseObject(Text);

    [Fact]
    public void The_file_is_what_the_program_prints() => Golden.Check(Text, "manifests", "nestedvirtualization.dsc.resource.json");

    [Fact]
    public void The_engine_knows_every_property() => Assert.Subset(TopLevel.ToHashSet(), Manifest.Select(static p => p.Key).ToHashSet());

    [Fact]
    public void The_type_and_the_tags_are_of_the_form_that_the_engine_takes()
    {
        Assert.Equal("NestedDsc/NestedVirtualization", (string?)Manifest["type"]);
        Assert.Matches(@"^\w+(\.\w+){0,2}\/\w+$", (string)Manifest["type"]!);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", (string)Manifest["version"]!);
        Assert.All(Manifest["tags"]!.AsArray(), static tag => Assert.Matches(@"^\w+$", (string)tag!));
    }

    [Fact]
    public void Every_method_starts_the_program_of_this_assembly()
    {
        string program = typeof(NestedVirtualizationResource).Assembly.GetName().Name!;
        Assert.DoesNotContain('.', program);
        Assert.All(["get", "set", "test", "export"], method =>
        {
            Assert.Equal(program, (string?)Manifest[method]!["executable"]);
            Assert.Equal("stdin", (string?)Manifest[method]!["input"]);
            Assert.Equal(method, (string?)Manifest[method]!["args"]![0]);
        });
    }

    [Fact]
    public void What_if_and_the_comparison_are_ours_and_absence_is_nobodys()
    {
        JsonNode set = Manifest["set"]!;

        Assert.Equal("""["set",{"whatIfArg":"--what-if"}]""", JsonTexts.Compact(set["args"]));
        Assert.Equal(("stateAndDiff", "stateAndDiff"), ((string?)set["return"], (string?)set["whatIfReturns"]));
        Assert.Equal("stateAndDiff", (string?)Manifest["test"]!["return"]);
        Assert.True((bool?)set["implementsPretest"]);
        Assert.Null(set["handlesExist"]);
        Assert.Null(Manifest["delete"]);
        Assert.Null(Manifest["validate"]);
        Assert.Null(Manifest["whatIf"]);
    }

    [Fact]
    public void Every_exit_code_has_a_text() => Assert.Equal(
        Enum.GetValues<ExitCode>().Select(static code => ((int)code).ToString(provider: null)),
        Manifest["exitCodes"]!.AsObject().Where(static c => !string.IsNullOrEmpty((string?)c.Value)).Select(static c => c.Key));

    [Fact]
    public void The_schema_is_embedded_whole() =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Schema.Text), Manifest["schema"]!["embedded"]));
}
