namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>Open: how Hyper-V refuses a second feature of a class on one connection, and whether it does for all classes.</summary>
internal static class SecondFeature
{
    public static Verdict Verdict { get; } = Providers.Verdict.BadValues;
}
