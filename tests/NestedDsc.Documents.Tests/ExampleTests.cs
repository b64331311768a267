using System.Text.Json;
using NestedDsc.TestSupport;

namespace NestedDsc.Documents.Tests;

/// <summary>The examples that ship.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(RepositoryFiles.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_is_read_without_mistakes(string file)
    {
        ConfigurationDocument document = ConfigurationReader.Read(
            RepositoryFiles.Path(file), new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        Assert.NotEmpty(document.Resources);
        Assert.All(document.Resources, static r => Assert.Equal(JsonValueKind.Object, r.Properties.ValueKind));
    }

    [Fact]
    public void An_example_is_read_with_types_places_and_dependencies()
    {
        string path = RepositoryFiles.Path("resources", "VMNetworkNesting", "examples", "lab-host.dsc.yaml");
        ConfigurationDocument document = ConfigurationReader.Read(path, new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        ConfiguredResource second = document.Resources[1];
        Assert.Equal("NestedDsc/VMNetworkNesting", second.Type);
        Assert.Equal(["Nested Hyper-V on lab-web01"], second.DependsOn);
        Assert.Equal("""{"vmName":"lab-web01","macAddressSpoofing":"on"}""", second.Properties.GetRawText());
        Assert.Equal(new SourceLocation(path, 12, 5), second.Location);
    }
}
