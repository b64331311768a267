using NestedDsc.FaultMatrix.LongRuns;

namespace NestedDsc.FaultMatrix.Tests.Processes;

/// <summary>A little of the endurance run. All of it: the program NestedDsc.FaultMatrix with <c>--endurance</c>.</summary>
public sealed class LongRunTests
{
    [Fact]
    public void Rounds_of_sets_that_change_something_fail_or_die_end_where_they_began() => Assert.True(LongRun.Run(AppContext.BaseDirectory, count: 18));

    [Fact]
    public void What_is_no_program_of_a_resource_is_not_endured() => Assert.False(LongRun.Run(Path.Combine(AppContext.BaseDirectory, "nothing"), count: 1));
}
