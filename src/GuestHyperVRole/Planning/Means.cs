using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>What changes need besides the features themselves, as far as it is missing.</summary>
/// <param name="Refusal">Why this process can't change features; <see langword="null"/> if it can.</param>
/// <param name="ByServerManager">Whether features are enabled by Server Manager, which looks at the processor before it installs Hyper-V.</param>
/// <param name="MissingSources">Sources of payloads that are not there.</param>
internal sealed record Means(ServicingException? Refusal, bool ByServerManager, IReadOnlyList<string> MissingSources)
{
    /// <summary>Nothing is missing.</summary>
    public static Means Enough { get; } = new(Refusal: null, ByServerManager: false, []);

    /// <summary>Looks for what is missing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="changes">What is to be changed; for nothing, nothing is needed.</param>
    /// <param name="sourcePaths">The sources that are given.</param>
    /// <returns>What is missing.</returns>
    public static Means Find(GuestConnection connection, RoleChanges changes, IReadOnlyList<string> sourcePaths)
    {
        FeatureChanges? enabling = changes.Enable.Count > 0 ? connection.Features.ForEnabling(changes.Enable) : null;
        FeatureChanges? disabling = changes.Disable.Count > 0 ? connection.Features.ForDisabling(changes.Disable) : null;
        return new Means(
            enabling?.Refusal ?? disabling?.Refusal,
            enabling?.Route == FeatureRoute.ServerManager,
            changes.Enable.Count == 0 ? [] : [.. sourcePaths.Where(path => !connection.Servicing.SourceExists(path))]);
    }
}
