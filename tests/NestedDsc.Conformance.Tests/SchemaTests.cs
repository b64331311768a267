using NestedDsc.Conformance.Tests.Checks;

namespace NestedDsc.Conformance.Tests;

/// <summary>Everything that this product says of Windows' classes, held to what others say of them.</summary>
public class SchemaTests(ITestOutputHelper output)
{
    private const int FewestFacts = 600;

    [Fact]
    public void Nothing_in_host_files_sessions_and_sources_contradicts_the_facts()
    {
        IReadOnlyList<Contradiction> open = [.. Findings.All.Contradictions.Where(static c => !KnownContradictions.List.Any(k => k.Covers(c)))];
        output.WriteLine($"{Findings.All.Summary}; {open.Count} contradictions");
        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public void At_least_as_many_facts_are_checked_as_were_when_this_was_written() =>
        Assert.True(Findings.All.Facts >= FewestFacts, $"Only {Findings.All.Facts} facts were checked.");

    [Fact]
    public void No_contradiction_is_listed_as_known_that_is_not_there_any_more() =>
        Assert.All(KnownContradictions.List, static k => Assert.Contains(Findings.All.Contradictions, k.Covers));
}
