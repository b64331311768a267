namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: whether a connection has offload settings from the start. Clients read them without adding any (ExHyperV, os-win); the
/// cmdlets may show defaults where there is no row.
/// </summary>
internal static class OffloadFromStart
{
    public static bool IsThere => true;
}
