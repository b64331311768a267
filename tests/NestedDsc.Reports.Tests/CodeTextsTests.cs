using System.Text.RegularExpressions;
using NestedDsc.Reports.Content;
using NestedDsc.TestSupport;

namespace NestedDsc.Reports.Tests;

public sealed partial class CodeTextsTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.Path("resources"), "schema.json", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(RepositoryFiles.Root, Path.Combine(Path.GetDirectoryName(file)!, "README.md"))),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_code_of_a_reference_page_has_a_text(string page)
    {
        string text = RepositoryFiles.Text(page);
        int begin = text.IndexOf("## Codes", StringComparison.Ordinal);
        Assert.True(begin >= 0, "The page lists its codes.");
        string codes = text[begin..text.IndexOf("\n## ", begin, StringComparison.Ordinal)];
        string[] rows = [.. codes.Split('\n').Where(static l => l.StartsWith("| `", StringComparison.Ordinal)).Select(static l => l.Split('|')[1])];

        Assert.NotEmpty(rows);
        Assert.All(
            rows.SelectMany(static r => Code().Matches(r)).Select(static m => m.Value.Trim('`')),
            static code => Assert.DoesNotContain("See the reference page", CodeTexts.Of("A:A:" + code).Help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GuestHyperVRole:GuestHyperVRole:NoSuchCode", "No such code")]
    [InlineData("A:B:VMGone", "VM gone")]
    [InlineData("A:B:GoneIsVM", "Gone is VM")]
    [InlineData("something", "something")]
    [InlineData("A:B:", "A:B:")]
    public void A_code_that_nobody_described_is_its_own_words(string code, string title) => Assert.Equal(title, CodeTexts.Of(code).Title);

    [GeneratedRegex("`[A-Za-z]+`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();
}
