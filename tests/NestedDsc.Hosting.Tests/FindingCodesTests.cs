using System.Reflection;
using System.Text.RegularExpressions;
using NestedDsc.TestSupport;

namespace NestedDsc.Hosting.Tests;

/// <summary>One registry of codes: what planners say, and what the reference pages promise.</summary>
public sealed partial class FindingCodesTests
{
    private static readonly string[] Pages = ["NestedVirtualization", "VMNetworkNesting", "GuestHyperVRole"];
    private static readonly string[] Speakers = [.. Pages, "NestedDsc.Hosting"];

    private static readonly string[] Codes =
        [.. typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void The_reference_pages_list_every_code_and_no_other()
    {
        // The verbs themselves say that nothing differs.
        IEnumerable<string> listed = Pages.SelectMany(static p => CodesOf(RepositoryFiles.Text("resources", p, "README.md"))).Where(static c => c is not "Compliant");

        Assert.Equal(Codes.Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("NestedVirtualization")]
    [InlineData("VMNetworkNesting")]
    [InlineData("GuestHyperVRole")]
    public void A_page_lists_every_code_that_its_resource_says(string resource)
    {
        string[] said = [.. SourcesOf(resource).SelectMany(static s => Said().Matches(s)).Select(static m => m.Groups["code"].Value).Distinct()];

        Assert.NotEmpty(said);
        Assert.Empty(said.Except(CodesOf(RepositoryFiles.Text("resources", resource, "README.md"))));
    }

    [Fact]
    public void Every_code_is_said_somewhere_and_none_is_written_out()
    {
        string[] sources = [.. Speakers.SelectMany(SourcesOf)];

        Assert.All(Codes, code => Assert.Contains(sources, s => s.Contains("FindingCodes." + code, StringComparison.Ordinal)));
        Assert.DoesNotContain(sources, static s => Written().IsMatch(s));
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(RepositoryFiles.Path("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.EndsWith("FindingCodes.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static IEnumerable<string> CodesOf(string page)
    {
        int begin = page.IndexOf("## Codes", StringComparison.Ordinal);
        return page[begin..page.IndexOf("\n## ", begin, StringComparison.Ordinal)].Split('\n')
            .Where(static l => l.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(static l => Code().Matches(l.Split('|')[1])).Select(static m => m.Value.Trim('`'));
    }

    [GeneratedRegex("`[A-Za-z]+`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"FindingCodes\.(?<code>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Said();

    // A finding with a text in place of a code of the registry.
    [GeneratedRegex(@"(new Finding|Findings\.Blocker)\(\s*""|Findings\.Difference\(\s*(""\w+""|\w+),\s*""[A-Z]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Written();
}
