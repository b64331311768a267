using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.FaultMatrix.Variants;
using NestedDsc.TestSupport.Variants;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>A part of the run under variants. All of it: the program, with <c>--variants</c>.</summary>
public sealed class VariantTests(ITestOutputHelper output)
{
    private const int Stride = 60;
    private const int Share = 2;
    private const int Seed = 14;
    private const int Pairs = 12;

    [Fact]
    public void Nothing_is_lost_whichever_way_an_open_question_turns_out() => Check(VariantMatrix.Singles);

    [Fact]
    public void Nothing_is_lost_whichever_way_two_open_questions_turn_out() => Check(VariantMatrix.Pairs(Pairs, Seed));

    [Fact]
    public void Every_question_of_the_simulated_host_has_a_variant()
    {
        Assert.True(HostVariants.All.DistinctBy(static v => v.Question).Count() >= 30);
        Assert.Equal(HostVariants.All.Count, HostVariants.All.DistinctBy(static v => v.ToString()).Count());
    }

    private void Check(IReadOnlyList<IReadOnlyList<HostVariant>> combinations)
    {
        Scenario[] scenarios = [.. AllScenarios.List.Where(static s => s.IsQuick)];
        Mode[] modes = [.. AllModes.List.Where(static m => m.IsQuick)];

        // Every variant has half of the scenarios, in turn.
        MatrixResult[] results =
        [
            .. combinations.Select((c, i) => new VariantMatrix([.. scenarios.Where((_, s) => (s + i) % Share == 0)], modes, Stride).Run(c)),
        ];
        Violation[] violations = [.. results.SelectMany(static r => r.Violations)];
        string summary = $"{combinations.Count} variants x {scenarios.Length / Share} scenarios = {results.Sum(static r => r.Runs)} runs, {violations.Length} violations";
        output.WriteLine(summary);
        Assert.True(violations.Length == 0, $"{summary}\n{string.Join('\n', violations.Take(5))}");
    }
}
