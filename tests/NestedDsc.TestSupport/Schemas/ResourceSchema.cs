using System.Text.Json.Nodes;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>The schema of a resource.</summary>
/// <param name="resource">Name of the resource, without the owner.</param>
public sealed class ResourceSchema(string resource)
{
    private SchemaValidator? _validator;
    private HashSet<string>? _properties;

    public string Text { get; } = RepositoryFiles.Text("resources", resource, "schema.json");

    public SchemaValidator Validator => _validator ??= SchemaValidator.For(Text);

    /// <summary>Asserts that a state fits the schema, and that its findings have codes as they should be.</summary>
    public void Holds(string state)
    {
        Assert.Empty(Validator.Validate(state));
        JsonObject known = JsonTexts.ParseObject(state);
        foreach (string findings in (string[])["blockers", "notices", "reasons"])
        {
            Assert.All(known[findings]?.AsArray() ?? [], static finding =>
            {
                Assert.Matches(@"^[^:\s]+:[^:\s]+:[^:\s]+$", (string)finding!["code"]!);
                Assert.EndsWith(".", (string)finding["phrase"]!, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Asserts the shape of an answer with a state and names.</summary>
    public void HoldsWithNames(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Holds(result.Lines[0]);
        _properties ??= SchemaPart.AllOf(Text).Where(static p => p.IsProperty).Select(static p => p.Pointer[1..]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(_properties, result.Names.ToHashSet(StringComparer.Ordinal));
    }
}
