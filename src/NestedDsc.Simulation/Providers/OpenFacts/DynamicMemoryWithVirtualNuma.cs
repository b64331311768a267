namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: how Hyper-V refuses dynamic memory beside virtual NUMA. A recorded run shows a job that fails with 32773 and a text; the note
/// of another says that nothing tells.
/// </summary>
internal static class DynamicMemoryWithVirtualNuma
{
    public static Verdict Verdict(string text) => Providers.Verdict.Failed(ReturnCodes.InvalidParameter, text);
}
