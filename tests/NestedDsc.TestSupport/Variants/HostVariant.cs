using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.TestSupport.Variants;

/// <summary>One answer to an open question about Hyper-V or Windows, other than the one that simulated hosts give by default.</summary>
/// <param name="Question">The question, as the register in tests/Windows/README.md names it.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Apply">Makes a host one that answers so.</param>
public sealed record HostVariant(string Question, string Answer, Action<HostContent> Apply)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Question}={Answer}";
}
