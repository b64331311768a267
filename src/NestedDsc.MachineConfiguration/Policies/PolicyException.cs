namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>A policy can't be made as requested.</summary>
/// <param name="mistakes">What is wrong, one sentence each.</param>
public sealed class PolicyException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
