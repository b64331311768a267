namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>A package can't be made, or is not what the agent expects.</summary>
/// <param name="mistakes">What is wrong, one sentence each.</param>
public sealed class PackageException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>Makes it for one mistake.</summary>
    /// <param name="mistake">What is wrong.</param>
    public PackageException(string mistake)
        : this([mistake])
    {
    }

    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
