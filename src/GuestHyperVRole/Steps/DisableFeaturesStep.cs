using NestedDsc.GuestHyperVRole.Planning;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Disables features in one call, and reads their states back. Their payload stays on the disk.</summary>
/// <param name="guest">The Windows before the first step.</param>
/// <param name="names">The features, all of which were enabled, at least in part.</param>
internal sealed class DisableFeaturesStep(Guest guest, IReadOnlyList<string> names) : Step<GuestConnection>
{
    private readonly bool _needsRestart = RoleProjection.NeedsRestart(guest, names);

    /// <inheritdoc/>
    public override string Would => $"Would {Action}{(_needsRestart ? " and need a restart to complete" : "")}";

    /// <inheritdoc/>
    public override string Action => $"disable {string.Join(", ", names)} on {RoleDifferences.Display(guest)}";

    /// <inheritdoc/>
    public override void Do(GuestConnection context)
    {
        FeatureCalls.Disable(context, names);
        FeatureCalls.Verify(context, names, enabled: false);
    }

    /// <inheritdoc/>
    public override void Undo(GuestConnection context) => FeatureCalls.Restore(context, guest);
}
