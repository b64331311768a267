using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Foretells the states of features after a change.</summary>
internal static class RoleProjection
{
    /// <summary>Whether a change will be complete only after a restart: of the role and Containers always, unless it takes a pending one back.</summary>
    /// <remarks>Servicing has the last word; what it says is what a set answers.</remarks>
    public static bool NeedsRestart(Guest guest, IReadOnlyList<string> names) =>
        GuestFeatures.Role(guest.Installation.Kind).Append(GuestFeatures.Containers).Intersect(names)
            .Any(name => guest.StateOf(name)?.IsPending() == false);

    /// <summary>The Windows after the changes.</summary>
    public static Guest Apply(Guest guest, RoleChanges changes)
    {
        var states = new Dictionary<string, FeatureState>(guest.Features, StringComparer.OrdinalIgnoreCase);
        bool restart = NeedsRestart(guest, changes.Enable);
        foreach (string name in changes.Enable)
        {
            states[name] = states[name] == FeatureState.UninstallPending || !restart ? FeatureState.Installed : FeatureState.InstallPending;
        }

        restart = NeedsRestart(guest, changes.Disable);
        foreach (string name in changes.Disable)
        {
            states[name] = states[name] == FeatureState.InstallPending || !restart ? FeatureState.Staged : FeatureState.UninstallPending;
        }

        return guest with { Features = states };
    }
}
