namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: the code for a change of state that is asked of a VM on the way from one state to another. Known is that a VM that is
/// stopping can't be turned off (32775).
/// </summary>
internal static class RequestInTransition
{
    public static uint Code => ReturnCodes.InvalidState;
}
