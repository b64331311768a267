namespace NestedDsc.Documents.Tests;

/// <summary>Documents in JSON.</summary>
public sealed class JsonTests
{
    private const string Document = """
        {
          "$schema": "x",
          "resources": [
            { "name": "one", "type": "A/B", "properties": { "p": "\u00e4\t", "n": 1e2, "x": [null, true, -0.5] } },
            { "name": "two", "type": "A/B" }
          ]
        }
        """;

    [Theory]
    [InlineData("config.dsc.json")]
    [InlineData("config.dsc.yaml")]
    public void Json_is_read_whatever_the_file_is_called(string name)
    {
        ConfigurationDocument document = DocumentFile.Read(Document, name);
        Assert.Equal("ä\t", document.Resources[0].Properties.GetProperty("p").GetString());
        Assert.Equal("1e2", document.Resources[0].Properties.GetProperty("n").GetRawText());
        Assert.Equal("[null,true,-0.5]", document.Resources[0].Properties.GetProperty("x").GetRawText());
        Assert.Equal("{}", document.Resources[1].Properties.GetRawText());
        Assert.Equal((5, 5), (document.Resources[1].Location.Line, document.Resources[1].Location.Column));
    }

    [Fact]
    public void What_begins_like_json_and_is_not_is_yaml() => Assert.Single(DocumentFile.Read("{$schema: x, resources: [{name: one, type: A/B}]}").Resources);

    [Theory]
    [InlineData("""{"$schema": "x", "resources": [],}""", "1,34 This is not valid JSON.")]
    [InlineData("{\n // no\n}", "2,2 This is not valid JSON.")]
    [InlineData("{} x", "1,4 This is not valid JSON.")]
    [InlineData("", "1,1 This is not valid JSON.")]
    [InlineData("{\"ä\": \"ß\", x}", "1,12 This is not valid JSON.")]
    [InlineData("""{"$schema": "x", "$schema": "y", "resources": []}""", "1,18 '$schema' is given twice; the first time in line 1.")]
    [InlineData("""{"$schema": "\ud800", "resources": []}""", "1,13 The text holds half of a surrogate pair, which is not Unicode text.")]
    [InlineData("""{"$schema": 5, "resources": {}}""", "1,13 $schema must be a string, not 5.")]
    public void A_file_that_is_called_json_has_to_be(string text, string expected) =>
        Assert.StartsWith(expected, DocumentFile.Mistakes(text, "config.json")[0]);

    [Fact]
    public void Nesting_is_bounded() =>
        Assert.Contains("64 levels", Assert.Single(DocumentFile.Mistakes(new string('[', 100_000), "config.json")), StringComparison.Ordinal);

    [Fact]
    public void A_long_line_is_no_trouble()
    {
        string many = string.Join(", ", Enumerable.Range(0, 40_000).Select(static i => $$"""{"name": "n{{i}}", "type": "A/B"}"""));
        Assert.Equal(40_000, DocumentFile.Read($$"""{"$schema": "x", "resources": [{{many}}]}""", "config.json").Resources.Count);
    }
}
