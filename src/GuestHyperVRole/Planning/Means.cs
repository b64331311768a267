using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>What changes need besides the features themselves, as far as it is missing.</summary>
/// <param name="Refusal">Why this process can't change features; <see langword="null"/> if it can.</param>
/// <param name="MissingSources">Sources of payloads that are not there.</param>
internal sealed record Means(ServicingException? Refusal, IReadOnlyList<string> MissingSources)
{
    /// <summary>Nothing is missing.</summary>
    public static Means Enough { get; } = new(Refusal: null, []);

    /// <summary>Looks for what is missing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="changes">What is to be changed; for nothing, nothing is needed.</param>
    /// <param name="sourcePaths">The sources that are given.</param>
    /// <returns>What is missing.</returns>
    public static Means Find(GuestConnection connection, RoleChanges changes, IReadOnlyList<string> sourcePaths)
    {
        ServicingException? refusal = null;
        if (changes.Enable.Count > 0)
        {
            refusal = connection.Features.ForEnabling(changes.Enable).Refusal;
        }
        else if (changes.Disable.Count > 0)
        {
            refusal = connection.Features.ForDisabling(changes.Disable).Refusal;
        }

        return new Means(refusal, changes.Enable.Count == 0 ? [] : [.. sourcePaths.Where(path => !connection.Servicing.SourceExists(path))]);
    }
}
