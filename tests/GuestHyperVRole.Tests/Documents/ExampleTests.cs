using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.TestSupport;

namespace NestedDsc.GuestHyperVRole.Tests.Documents;

/// <summary>The configuration documents that users start from.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("guest-role.dsc.yaml", "guest-2019")]
    [InlineData("guest-role.dsc.yaml", "guest-win11-pro")]
    [InlineData("guest-role-remove.dsc.yaml", "lab-l1")]
    [InlineData("guest-image.dsc.yaml", "guest-2019-not-exposed")]
    [InlineData("guest-wsl.dsc.yaml", "guest-win11-home")]
    [InlineData("guest-wsl.dsc.yaml", "guest-win11-pro")]
    public void Every_instance_of_a_document_fits_the_schema_and_runs(string file, string host)
    {
        using Lab lab = Lab.Of(host);
        IReadOnlyList<(string Name, JsonObject Properties)> instances = ConfigurationFile.Instances("GuestHyperVRole", file);

        Assert.NotEmpty(instances);
        Assert.All(instances, instance =>
        {
            string json = JsonTexts.Compact(instance.Properties);
            Assert.Empty(Schema.Validator.Validate(json));
            lab.Brings(json);
        });
    }

    [Fact]
    public void The_example_of_the_reference_page_fits_the_schema()
    {
        string[] blocks = RepositoryFiles.Text("resources", "GuestHyperVRole", "README.md").Split("```yaml\n")[1..];

        string block = Assert.Single(blocks);
        Assert.Empty(Schema.Validator.Validate(JsonTexts.Compact(
            Assert.Single(ConfigurationFile.All(block[..block.IndexOf("```", StringComparison.Ordinal)])).Properties)));
    }
}
