using NestedDsc.GuestHyperVRole.Planning;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Enables features in one call, and reads their states back.</summary>
/// <param name="guest">The Windows before the first step.</param>
/// <param name="names">The features, none of which was enabled.</param>
/// <param name="sources">Where payloads are looked for.</param>
/// <param name="limitAccess">Whether Windows Update is not to be asked.</param>
internal sealed class EnableFeaturesStep(Guest guest, IReadOnlyList<string> names, IReadOnlyList<string> sources, bool limitAccess)
    : Step<GuestConnection>
{
    private readonly bool _needsRestart = RoleProjection.NeedsRestart(guest, names);

    /// <inheritdoc/>
    public override string Would => $"Would {Action}{(_needsRestart ? " and need a restart to complete" : "")}";

    /// <inheritdoc/>
    public override string Action => $"enable {string.Join(", ", names)} on {RoleDifferences.Display(guest)}";

    /// <inheritdoc/>
    public override void Do(GuestConnection context)
    {
        FeatureCalls.Enable(context, names, sources, limitAccess);
        FeatureCalls.Verify(context, names, enabled: true);
    }

    /// <inheritdoc/>
    public override void Undo(GuestConnection context) => FeatureCalls.Restore(context, guest);
}
