namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: how Hyper-V takes a change of firmware, NUMA and the like of a VM that is not off. Known are the stop action and the boot
/// order of generation 1, which end well and change nothing.
/// </summary>
internal static class SettingsOfRunningVM
{
    public static Verdict Verdict { get; } = Providers.Verdict.Refused(ReturnCodes.InvalidState);
}
