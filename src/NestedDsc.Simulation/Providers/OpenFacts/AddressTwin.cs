namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: whether deleting one of an address's two rows, of the active and of the persistent store, takes the other along.
/// </summary>
internal static class AddressTwin
{
    public static bool GoesToo => false;
}
