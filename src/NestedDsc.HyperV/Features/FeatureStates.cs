using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>What states of optional features mean, now and after a restart.</summary>
public static class FeatureStates
{
    /// <summary>Whether Windows is set to have the feature, at the latest after a restart.</summary>
    /// <param name="state">The state.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsEnabled(this FeatureState state) => state is FeatureState.Installed or FeatureState.InstallPending;

    /// <summary>Whether the feature works now; one that a restart will remove still does.</summary>
    /// <param name="state">The state.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsInEffect(this FeatureState state) => state is FeatureState.Installed or FeatureState.UninstallPending;

    /// <summary>Whether a restart completes a change.</summary>
    /// <param name="state">The state.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsPending(this FeatureState state) => state is FeatureState.InstallPending or FeatureState.UninstallPending;

    /// <summary>Whether any of the feature is there that could be disabled; a half-installed one is, too.</summary>
    /// <param name="state">The state.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsToDisable(this FeatureState state) => state.IsEnabled() || state == FeatureState.PartiallyInstalled;
}
