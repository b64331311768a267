namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: whether what removes settings answers 0 or 4096. Features are gone at once (observed); of connections it is only known that
/// the call is accepted.
/// </summary>
internal static class RemovalAnswer
{
    public static bool IsImmediateForFeatures => true;

    public static bool IsImmediateForConnections => false;
}
