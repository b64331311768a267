namespace NestedDsc.TestSupport.Schemas;

/// <summary>What the parser of a resource must know of its schema.</summary>
public static class ParserKnowledge
{
    /// <summary>Asserts that the parser knows every property of the schema: a value of the wrong type is complained of as such, not as unknown.</summary>
    /// <param name="schema">Text of the schema.</param>
    /// <param name="mistakes">What the parser complains of in a JSON text.</param>
    public static void IsComplete(string schema, Func<string, IReadOnlyList<string>> mistakes) => Assert.All(
        SchemaPart.AllOf(schema).Where(static p => p.IsProperty),
        part =>
        {
            IReadOnlyList<string> found = mistakes(Wrap(part.Pointer, part.Type is "string" ? "[]" : "\"x\""));
            Assert.Contains(found, m => m.StartsWith(part.Pointer.Replace("*", "0", StringComparison.Ordinal) + ": it must be", StringComparison.Ordinal)
                || m.Contains("is not one of", StringComparison.Ordinal));
            Assert.DoesNotContain(found, static m => m.Contains("there is no such property", StringComparison.Ordinal));
        });

    private static string Wrap(string pointer, string value)
    {
        string json = value;
        foreach (string name in pointer[1..].Split('/').Reverse())
        {
            json = name is "*" ? $"[{json}]" : $"{{\"{name}\":{json}}}";
        }

        return json;
    }
}
