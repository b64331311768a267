using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Documents;

/// <summary>The configuration documents that users start from.</summary>
public sealed class ExampleTests
{
    private static readonly string Folder = RepositoryFiles.Path("resources", "VMNetworkNesting", "examples");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_instance_of_a_document_fits_the_schema_and_runs(string file)
    {
        using Lab lab = file.StartsWith("lab-host", StringComparison.Ordinal) || file.StartsWith("team", StringComparison.Ordinal) ? Lab.L0() : Lab.L1();
        IReadOnlyList<(string Name, JsonObject Properties)> instances = ConfigurationFile.Instances("VMNetworkNesting", file);

        Assert.NotEmpty(instances);
        Assert.All(instances, instance =>
        {
            string json = JsonTexts.Compact(instance.Properties);
            Assert.Empty(Schema.Validator.Validate(json));
            Schema.HoldsWithNames(lab.Test(json).Succeeds());
            Schema.HoldsWithNames(lab.Set(json).Succeeds());
            Assert.True((bool?)lab.Test(json).Succeeds().State["_inDesiredState"]);
        });
    }

    [Fact]
    public void The_examples_of_the_reference_page_fit_the_schema()
    {
        string[] blocks = RepositoryFiles.Text("resources", "VMNetworkNesting", "README.md").Split("```yaml\n")[1..];

        Assert.Equal(2, blocks.Length);
        Assert.All(blocks, static block => Assert.Empty(Schema.Validator.Validate(
            JsonTexts.Compact(Assert.Single(ConfigurationFile.All(block[..block.IndexOf("```", StringComparison.Ordinal)])).Properties))));
    }

    [Theory]
    [InlineData("  - name: x\n    properties:\n      a: on")]
    [InlineData("  - name: x\n    properties:\n        a: 1")]
    [InlineData("  - name: x\n    properties:\n      a:\n")]
    [InlineData("  - name: x\n    other: 1")]
    public void What_the_reader_does_not_know_it_refuses(string text) => Assert.Throws<FormatException>(() => ConfigurationFile.All(text));
}
