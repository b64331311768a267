namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: what OtherEnabledState says while a VM is paused or goes on. The Hyper-V module knows these two; one client takes
/// "Pausing" as well. "Saving" was seen on a host.
/// </summary>
internal static class TransitionNames
{
    public static string Pausing => "Quiescing";

    public static string Resuming => "Resuming";
}
