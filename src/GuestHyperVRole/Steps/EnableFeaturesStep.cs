using NestedDsc.GuestHyperVRole.Planning;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Enables features in one call, and reads their states back.</summary>
/// <param name="guest">The Windows as it was.</param>
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
    public override Disruption Disrupts => _needsRestart ? Disruption.Restart : Disruption.None;

    /// <inheritdoc/>
    public override void Do(GuestConnection context)
    {
        FeatureCalls.Enable(context, names, sources, limitAccess);
        FeatureCalls.Verify(context, names, enabled: true);
    }

    /// <inheritdoc/>
    public override void Undo(GuestConnection context)
    {
        string[] touched = [.. FeatureCalls.WithoutPartial(guest, names), .. RoleProjection.Above(guest, names)];
        string[] enabled = FeatureCalls.Where(context, touched, static state => state.IsToDisable());
        if (enabled.Length > 0)
        {
            FeatureCalls.Disable(context, enabled);
        }
    }
}
