using System.Text.RegularExpressions;

namespace NestedDsc.Architecture.Tests;

/// <summary>What GitHub's runners may do for this repository.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows =>
        [.. Directory.GetFiles(Path.Combine(SourceProject.Root, ".github", "workflows"), "*.yml").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_only_read_the_repository(string name)
    {
        string text = Text(name);
        Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.Single(Permissions().Matches(text));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
    }

    // A branch is whatever its owner makes of it tomorrow.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_are_GitHubs_own_at_a_version(string name)
    {
        string[] used = [.. Uses().Matches(Text(name)).Select(static m => m.Groups["action"].Value)];
        Assert.NotEmpty(used);
        Assert.All(used, static action => Assert.Matches(@"^(actions/[a-z-]+@v\d+|\./\.github/workflows/[a-z-]+\.yml)$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_job_has_an_end(string name)
    {
        string text = Text(name);
        Assert.Equal(Runners().Count(text), Timeouts().Count(text));
    }

    [Fact]
    public void Without_Hyper_V_its_tests_are_skipped_and_not_passed()
    {
        string text = Text("hyperv.yml");
        string[] images = [.. Image().Matches(text).Select(static m => m.Groups["image"].Value).Distinct(StringComparer.Ordinal)];
        Assert.True(images.Length > 1);
        Assert.All(images, image => Assert.Matches(
            $@"\n  {image}:\n    needs: detect\n    if: needs\.detect\.outputs\.{image} == 'true'\n    uses: \./\.github/workflows/hyperv-tests\.yml\n    with:\n      image: {image}\n",
            text));
    }

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(SourceProject.Root, ".github", "workflows", name)).ReplaceLineEndings("\n");

    [GeneratedRegex("^ *permissions:", RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Permissions();

    [GeneratedRegex(@"^[ -]*uses: (?<action>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Uses();

    [GeneratedRegex("^    runs-on:", RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Runners();

    [GeneratedRegex("^    timeout-minutes:", RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Timeouts();

    [GeneratedRegex(@"(?<image>windows-\d{4})(?=[,\]])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Image();
}
