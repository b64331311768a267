using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>A part of the matrix: every third trial of some scenarios and modes. All of it: the program, with <c>--full</c>.</summary>
public sealed class MatrixTests
{
    private const int Stride = 3;

    public static TheoryData<string> QuickScenarios => [.. AllScenarios.List.Where(static s => s.IsQuick).Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(QuickScenarios))]
    public void Nothing_is_lost_whichever_call_goes_wrong(string name)
    {
        Scenario scenario = AllScenarios.List.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));

        MatrixResult result = new Matrix([scenario], [.. AllModes.List.Where(static m => m.IsQuick)]) { Stride = Stride }.Run();

        Assert.NotEqual(0, result.Runs);
        Assert.True(result.Violations.Count == 0, $"{result}\n{string.Join('\n', result.Violations.Take(3))}");
    }

    [Fact]
    public void There_are_scenarios_enough() => Assert.True(AllScenarios.List.Count >= 30);

    [Fact]
    public void Every_scenario_goes_well_when_nothing_goes_wrong() =>
        Assert.All(AllScenarios.List, static scenario => Assert.NotEmpty(Baseline.Of(scenario).Changes));
}
