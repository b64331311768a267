using System.Globalization;
using System.Text.RegularExpressions;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>The page that people read about a resource.</summary>
/// <param name="resource">Name of the resource, without the owner.</param>
public sealed class ReferencePage(string resource)
{
    private readonly string _text = RepositoryFiles.Text("resources", resource, "README.md").ReplaceLineEndings("\n");

    /// <summary>The filters that it shows.</summary>
    public IReadOnlyList<string> Filters =>
    [
        .. Regex.Matches(_text.Split("\n## Filters\n")[1].Split("\n## ")[0], @"^\| [^|]+ \| `(?<filter>\{.*\})` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(static match => match.Groups["filter"].Value),
    ];

    /// <summary>Asserts that it names every property, and what a property can be set to, as the schema has it.</summary>
    /// <param name="schema">The schema.</param>
    public void Describes(string schema) => Assert.All(SchemaPart.AllOf(schema).Where(static p => p.IsProperty && p.Pointer.LastIndexOf('/') == 0), part =>
    {
        string name = part.Pointer[1..];
        string row = Assert.Single(_text.Split('\n'), line => line.StartsWith('|') && IsOf(line.Split('|')[1], name));
        if (part.IsReadOnly)
        {
            return;
        }

        Assert.All(part.Words, word => Assert.Contains($"`{word}`", row, StringComparison.Ordinal));
        if (part.Schema["maximum"] is { } most)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{(long)part.Schema["minimum"]!}–{(long)most}"), row, StringComparison.Ordinal);
        }

        if (part.Schema["default"] is { } value && (part.Words.Count > 0 || part.Type is "integer"))
        {
            Assert.Contains(part.Words.Count > 0 ? $"`{value}` (default)" : $"default {value}", row, StringComparison.Ordinal);
        }
    });

    // The first column names one property or several.
    private static bool IsOf(string column, string name) =>
        column.Contains($"`{name}`", StringComparison.Ordinal) || column.Contains($"`{name}[]`", StringComparison.Ordinal);
}
