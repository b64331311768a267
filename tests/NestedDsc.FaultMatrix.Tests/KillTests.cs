using NestedDsc.FaultMatrix.Kills;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.Protocol;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>Every third kill of some scenarios. All of them: the program, with <c>--kills</c>.</summary>
public sealed class KillTests
{
    private const int Stride = 3;

    public static TheoryData<string> QuickScenarios =>
        [.. AllScenarios.List.Where(static s => s.IsQuick && s.Refused == ExitCode.Success).Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(QuickScenarios))]
    public void A_set_killed_at_any_call_is_made_good_by_the_next_and_every_verb_tells_the_truth_meanwhile(string name)
    {
        Scenario scenario = AllScenarios.List.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));

        KillResult result = new KillMatrix([scenario], Stride).Run();

        Assert.NotEqual(0, result.Runs);
        Assert.True(result.Violations.Count == 0, $"{result}\n{string.Join('\n', result.Violations.Take(3))}");
    }
}
