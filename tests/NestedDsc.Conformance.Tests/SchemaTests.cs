using NestedDsc.Conformance.Tests.Checks;

namespace NestedDsc.Conformance.Tests;

/// <summary>Everything that this product says of Windows' classes, held to what others say of them.</summary>
public class SchemaTests(ITestOutputHelper output)
{
    private const int FewestFacts = 7000;

    [Fact]
    public void Nothing_in_host_files_sessions_and_sources_contradicts_the_facts()
    {
        IReadOnlyList<Contradiction> found = Findings.All.Contradictions;
        output.WriteLine($"{Findings.All.Summary}; {found.Count} contradictions");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void At_least_as_many_facts_are_checked_as_were_when_this_was_written() =>
        Assert.True(Findings.All.Facts >= FewestFacts, $"Only {Findings.All.Facts} facts were checked.");
}
