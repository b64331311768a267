using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Foretells the states of features after a change.</summary>
internal static class RoleProjection
{
    /// <summary>
    /// Whether a change will be complete only after a restart: of the tools never, of all else always, unless it takes a pending
    /// change back.
    /// </summary>
    /// <remarks>Servicing has the last word (unverified on Windows for each feature); what it says is what a set answers.</remarks>
    public static bool NeedsRestart(Guest guest, IReadOnlyList<string> names) =>
        names.Except(GuestFeatures.Tools(guest.Installation.Kind)).Any(name => guest.StateOf(name)?.IsPending() == false);

    /// <summary>Features that an enabling takes along because they are above those that are named.</summary>
    public static IEnumerable<string> Above(Guest guest, IReadOnlyList<string> names)
    {
        InstallationKind kind = guest.Installation.Kind;
        return GuestFeatures.Role(kind).Concat(GuestFeatures.Tools(kind)).Intersect(names).Any()
            ? GuestFeatures.Umbrellas(kind).Where(name => guest.StateOf(name)?.IsEnabled() == false)
            : [];
    }

    /// <summary>The Windows after the changes.</summary>
    public static Guest Apply(Guest guest, RoleChanges changes)
    {
        var states = new Dictionary<string, FeatureState>(guest.Features, StringComparer.OrdinalIgnoreCase);
        foreach (string name in changes.Enable.Concat(Above(guest, changes.Enable)))
        {
            states[name] = states[name] != FeatureState.UninstallPending && NeedsRestart(guest, [name])
                ? FeatureState.InstallPending
                : FeatureState.Installed;
        }

        foreach (string name in changes.Disable)
        {
            states[name] = states[name] != FeatureState.InstallPending && NeedsRestart(guest, [name])
                ? FeatureState.UninstallPending
                : FeatureState.Staged;
        }

        return guest with { Features = states, RestartIndicators = Remaining(guest) };
    }

    // What a pending change of the features explains goes with it if it is taken back.
    private static IReadOnlyList<RestartIndicator> Remaining(Guest guest) => guest.IsRestartPending
        ? [.. guest.RestartIndicators.Where(static i => i is not (RestartIndicator.ComponentServicing or RestartIndicator.ServerManager))]
        : guest.RestartIndicators;
}
