using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>The resource's schema.</summary>
internal static class Schema
{
    public static string Text { get; } = RepositoryFiles.Text("resources", "NestedVirtualization", "schema.json");

    public static ISchemaValidator Validator { get; } = SchemaValidator.For(Text);

    /// <summary>Asserts that a state fits the schema, and that its findings have codes as they should be.</summary>
    public static void Holds(string state)
    {
        Assert.Empty(Validator.Validate(state));
        foreach (string findings in (string[])["blockers", "notices", "reasons"])
        {
            Assert.All(JsonTexts.ParseObject(state)[findings]?.AsArray() ?? [], static finding =>
            {
                Assert.Matches(@"^[^:\s]+:[^:\s]+:[^:\s]+$", (string)finding!["code"]!);
                Assert.EndsWith(".", (string)finding["phrase"]!, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Asserts the shape of an answer with a state and names.</summary>
    public static void HoldsWithNames(RunResult result)
    {
        Holds(result.Lines[0]);
        Assert.Subset(SchemaPart.AllOf(Text).Where(static p => p.IsProperty).Select(static p => p.Pointer[1..]).ToHashSet(), result.Names.ToHashSet());
    }
}
