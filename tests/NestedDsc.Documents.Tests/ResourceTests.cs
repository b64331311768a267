using CsCheck;

namespace NestedDsc.Documents.Tests;

/// <summary>Instances, their order, and what is left to the engine.</summary>
public sealed class ResourceTests
{
    [Theory]
    [InlineData("\"[concat('a', 'b')]\"", "\"[concat('a', 'b')]' uses concat() in an expression.")]
    [InlineData("\"[envvar('PATH')]\"", "uses envvar()")]
    [InlineData("\"[parameters('x').y]\"", "uses parameters() in another way")]
    [InlineData("\"[parameters(variables('x'))]\"", "uses parameters() in another way")]
    [InlineData("\"[resourceId('A/B', 'one')]\"", "uses resourceId() outside of dependsOn.")]
    [InlineData("\"[parameters('nothing')]\"", "There is no parameter 'nothing'.")]
    [InlineData("\"[x]\"", "is an expression.")]
    [InlineData("\"[\"", "begins as an expression and does not end as one.")]
    [InlineData("\" [x]\"", "white space before its bracket")]
    [InlineData("{ \"[x('a')]\": 1 }", "uses x()")]
    [InlineData("[{ a: \"[x('a')]\" }]", "uses x()")]
    public void Expressions_are_left_to_the_engine(string value, string expected)
    {
        string mistake = Assert.Single(DocumentFile.Mistakes(DocumentFile.With(value)));
        Assert.StartsWith("6,", mistake);
        Assert.Contains(expected.TrimStart('"'), mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("condition: \"[equals(1, 1)]\"", "'condition' of a resource: Only the engine")]
    [InlineData("copy: { name: x, count: 2 }", "'copy' of a resource")]
    [InlineData("resources: []", "Nested resources")]
    [InlineData("requireVersion: ^1", "'requireVersion' of a resource")]
    [InlineData("directives: { requireAdapter: A/B }", "The directive 'requireAdapter'")]
    [InlineData("propertys: {}", "A resource has no property 'propertys'.")]
    [InlineData("dependsOn: x", "dependsOn must be a list, not 'x'.")]
    [InlineData("dependsOn: [one]", "'one' is no reference to a resource.")]
    [InlineData("dependsOn: [5]", "What a resource depends on must be a string, not 5.")]
    [InlineData("dependsOn: [\"[resourceId('A/B', 'two')]\"]", "There is no resource 'two' of type 'A/B'")]
    [InlineData("dependsOn: [\"[resourceId('A/C', 'one')]\"]", "There is no resource 'one' of type 'A/C'")]
    [InlineData("dependsOn: [\"[resourceId('a/b', 'one')]\"]", "'one' depends on itself.")]
    [InlineData("properties: []", "The properties of a resource must be an object, not a list.")]
    public void What_a_resource_can_not_have_is_a_mistake(string line, string expected) =>
        Assert.Contains(
            expected,
            Assert.Single(DocumentFile.Mistakes(DocumentFile.Head + $"resources:\n  - name: one\n    type: A/B\n    {line}\n")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Microsoft.DSC/Group", "is a group or an adapter.")]
    [InlineData("Microsoft.DSC/PowerShell", "is a group or an adapter.")]
    [InlineData("Microsoft.Windows/WindowsPowerShell", "is a group or an adapter.")]
    [InlineData("A", "is no resource type.")]
    [InlineData("A/B/C", "is no resource type.")]
    [InlineData("A..B/C", "is no resource type.")]
    [InlineData("\"\"", "is empty.")]
    [InlineData("[A]", "must be a string, not a list.")]
    [InlineData("5", "must be a string, not 5.")]
    public void A_type_that_can_not_be_is_a_mistake(string type, string expected) =>
        Assert.Contains(
            expected, Assert.Single(DocumentFile.Mistakes(DocumentFile.Head + $"resources:\n  - name: one\n    type: {type}\n")), StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_come_at_once_in_the_order_of_the_file()
    {
        string[] mistakes = DocumentFile.Mistakes("""
            outputs: {}
            colour: red
            resources:
              - type: A/B
              - name: one
              - name: two
                type: A/B
                properties: { a: "[x('y')]", b: "[z('y')]" }
              - name: two
                type: A/B
              - 5
            """);
        Assert.Equal(
            "1,1 1,1 2,1 4,5 5,5 8,22 8,37 9,5 11,5",
            string.Join(' ', mistakes.Select(static m => m[..m.IndexOf(' ', StringComparison.Ordinal)])));
    }

    [Fact]
    public void Metadata_directives_and_comments_are_passed_over() => Assert.Single(DocumentFile.Read(DocumentFile.Head + """
        metadata: { Microsoft.DSC: { securityContext: elevated }, x: "[y()]" }
        contentVersion: 1.0.0
        directives: { resourceDiscovery: preDeployment }
        resources:
          - { name: one, type: A/B, directives: { securityContext: elevated }, metadata: { a: b }, comments: c, properties: null }
        """).Resources);

    [Fact]
    public void A_circle_is_a_mistake()
    {
        string[] mistakes = DocumentFile.Mistakes(Document([[1], [2], [0]]));
        Assert.Contains("'n2' depends on 'n0', which depends on it in turn.", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_is_no_trouble() =>
        Assert.Equal("n9999", DocumentFile.Read(Document([.. Enumerable.Range(0, 10_000).Select(static i => i == 9999 ? Array.Empty<int>() : [i + 1])])).Resources[0].Name);

    [Fact]
    public void Dependencies_come_first_and_the_rest_stays_as_written() =>
        Gen.Select(Gen.Int[1, 12].SelectMany(static n => Gen.Int[0, Math.Max(n - 1, 0)].Array[0, 3].Array[n]), Gen.Bool).Sample(static (targets, forwards) =>
        {
            // Only backwards or only forwards, so that there are no circles.
            int[][] graph = [.. targets.Select((t, i) => t.Where(x => forwards ? x > i : x < i).Distinct().ToArray())];
            var order = DocumentFile.Read(Document(graph)).Resources.Select(static r => int.Parse(r.Name[1..])).ToList();
            Assert.Equal(Enumerable.Range(0, graph.Length), order.Order());
            for (int i = 0; i < graph.Length; i++)
            {
                Assert.All(graph[i], t => Assert.True(order.IndexOf(t) < order.IndexOf(i)));
            }

            if (!forwards)
            {
                Assert.Equal(Enumerable.Range(0, graph.Length), order);
            }
        }, iter: 400);

    [Fact]
    public void A_missing_file_is_reported_as_such() =>
        Assert.Throws<FileNotFoundException>(() => ConfigurationReader.Read("/nowhere.dsc.yaml".Replace('/', Path.DirectorySeparatorChar), new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal)));

    private static string Document(int[][] targets) => DocumentFile.Head + (targets.Length == 0 ? "resources: []" : "resources:\n") + string.Concat(targets.Select(static (t, i) =>
        $"  - name: n{i}\n    type: A/B\n    dependsOn: [{string.Join(", ", t.Select(static x => $"\"[resourceId('A/B', 'n{x}')]\""))}]\n"));
}
