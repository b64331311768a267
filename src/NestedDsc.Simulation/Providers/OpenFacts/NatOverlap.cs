namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: whether a NAT is refused (87) for overlapping the network of the host itself, as maintainers guess
/// (Virtualization-Documentation, issue 361), and how a NAT of an existing name is.
/// </summary>
internal static class NatOverlap
{
    public static bool IsRefusedForHostNetwork => true;

    /// <summary>Windows error for a name that exists.</summary>
    public static uint NameExists => 183;
}
