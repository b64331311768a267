namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>Open: how Hyper-V takes a change of other devices, adapters among them, and of integration services, of a VM that is not off.</summary>
internal static class DeviceOfRunningVM
{
    public static Verdict Verdict { get; } = Providers.Verdict.Refused(ReturnCodes.InvalidState);
}
