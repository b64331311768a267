using NestedDsc.Servicing;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>What becomes of features, or why nothing does.</summary>
/// <param name="States">New states of the features that the request touches, also of those that stay as they are.</param>
/// <param name="Code">HRESULT of the refusal; 0 if there is none.</param>
/// <param name="Refusing">The feature that is the reason of the refusal.</param>
internal sealed record FeaturePlan(IReadOnlyDictionary<string, FeatureState> States, uint Code = 0, string Refusing = "")
{
    public bool IsRefused => Code != 0;

    /// <summary>Whether something of it is complete only after a restart.</summary>
    public bool RestartRequired => States.Values.Any(static s => s is FeatureState.InstallPending or FeatureState.UninstallPending);

    public static FeaturePlan Refused(uint code, string feature) => new(new Dictionary<string, FeatureState>(), code, feature);
}
