namespace NestedDsc.TestSupport.Schemas;

/// <summary>
/// The properties that the answers of every resource have: <c>resources/answers.json</c>. They are written into each schema.json, not
/// referred to, since the engine compiles the schema for every instance.
/// </summary>
public static class SharedProperties
{
    /// <summary>Asserts that a resource's schema has them as they are there, or writes them into it.</summary>
    /// <param name="resource">Name of the resource's folder.</param>
    public static void Check(string resource)
    {
        string[] lines = File.ReadAllLines(RepositoryFiles.Path("resources", "answers.json"))[1..^1];
        string schema = File.ReadAllText(RepositoryFiles.Path("resources", resource, "schema.json")).ReplaceLineEndings("\n");
        Golden.Check(lines.Aggregate(schema, Write), "resources", resource, "schema.json");
    }

    // In the place of the one there is, or else last.
    private static string Write(string schema, string line)
    {
        string shared = $"  {line.TrimEnd(',')}";
        string name = shared[..(shared.IndexOf(':', StringComparison.Ordinal) + 1)];
        List<string> lines = [.. schema.Split('\n')];
        int place = lines.FindIndex(l => l.StartsWith(name, StringComparison.Ordinal));
        if (place >= 0)
        {
            lines[place] = shared + (lines[place].EndsWith(',') ? "," : "");
        }
        else
        {
            int last = lines.LastIndexOf("  }") - 1;
            lines[last] += ",";
            lines.Insert(last + 1, shared);
        }

        return string.Join('\n', lines);
    }
}
