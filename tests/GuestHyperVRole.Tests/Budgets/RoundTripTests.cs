using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Budgets;

/// <summary>Round trips to the CIM server and to servicing, each of which costs time that no program can win back.</summary>
/// <remarks>The numbers are exact, so that a change is noticed. The budgets: get 4, set with changes get + 2 + read-back.</remarks>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("guest-2019", "get", "", 2)]
    [InlineData("guest-2019", "test", "", 2)]
    [InlineData("guest-2019", "set --what-if", "", 2)]
    [InlineData("guest-2019", "export", "", 2)]
    [InlineData("guest-win11-home", "get", "", 2)]
    [InlineData("lab-l1", "get", "", 3)]
    [InlineData("lab-l1", "set", "", 3)]
    [InlineData("lab-l0", "get", "", 3)]
    [InlineData("guest-2019", "set", "", 2 + 2 + 2)]
    [InlineData("lab-l1", "set", """{"_exist":false}""", 3 + 2 + 3)]
    public void A_run_takes_as_many_round_trips_as_documented(string host, string command, string input, int roundTrips)
    {
        using Lab lab = Lab.Of(host);
        (RunResult result, SimulatedSession session) = lab.Watched(input, command.Split(' '));

        result.Succeeds();
        Assert.Equal(roundTrips, session.RoundTrips);
    }

    [Fact]
    public void A_process_that_DISM_refuses_asks_it_once_for_a_state()
    {
        using Lab lab = Lab.L1().Servicing("elevated", false);
        (RunResult result, SimulatedSession session) = lab.Watched("", ["test"]);

        result.Succeeds();
        Assert.Equal(4, session.RoundTrips);
        Assert.Single(session.Calls, static call => call.StartsWith("DismGetFeatureInfo", StringComparison.Ordinal));
    }
}
