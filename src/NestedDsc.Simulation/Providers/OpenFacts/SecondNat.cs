namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: what becomes of a second NAT with another prefix. In practice several work; the documentation supports one (wsdocs, "set up a
/// NAT network").
/// </summary>
internal static class SecondNat
{
    public static bool IsTaken => true;
}
