namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: how Hyper-V takes a change of the nesting flag or of the number of processors of a VM that runs or is paused. That it is
/// refused is known; the code, or whether a job says so, was not recorded.
/// </summary>
internal static class ProcessorOfRunningVM
{
    public static Verdict Verdict { get; } = Providers.Verdict.Refused(ReturnCodes.InvalidState);
}
