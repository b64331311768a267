namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: whether a production-only VM needs settings for its checkpoint. The Hyper-V module sends none whatever the type; one client
/// reports that they are needed (hyper-v-csi).
/// </summary>
internal static class ProductionCheckpointSettings
{
    public static bool AreNeeded => false;
}
