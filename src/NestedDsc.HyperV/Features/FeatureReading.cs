using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>States of features, and how they were read.</summary>
/// <param name="Names">DISM names of the features.</param>
/// <param name="States">The state of each, in the same order; <see langword="null"/> if this edition does not know the feature.</param>
/// <param name="Route">
/// How they were read. By <see cref="FeatureRoute.OptionalFeature"/> a feature that waits for a restart can't be told from one that
/// does not.
/// </param>
/// <param name="DismFailure">Why DISM could not be used; <see langword="null"/> if it was.</param>
public sealed record FeatureReading(
    IReadOnlyList<string> Names, IReadOnlyList<FeatureState?> States, FeatureRoute Route, ServicingException? DismFailure)
{
    /// <summary>Finds the state of a feature.</summary>
    /// <param name="name">DISM name, one of those that were asked for; case does not matter.</param>
    /// <returns>Its state; <see langword="null"/> if this edition does not know the feature.</returns>
    /// <exception cref="ArgumentException">The feature was not asked for.</exception>
    public FeatureState? StateOf(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return States[i];
            }
        }

        throw new ArgumentException($"The state of '{name}' was not read.", nameof(name));
    }
}
