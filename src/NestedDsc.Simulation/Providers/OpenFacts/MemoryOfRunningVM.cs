namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>Open: how Hyper-V takes a change of a running or paused VM's memory that it can't make then.</summary>
internal static class MemoryOfRunningVM
{
    public static Verdict Verdict { get; } = Providers.Verdict.Refused(ReturnCodes.InvalidState);
}
