using NestedDsc.Servicing;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>An optional feature of the simulated Windows.</summary>
internal sealed record OptionalFeature
{
    /// <summary>DISM name.</summary>
    public required string Name { get; init; }

    /// <summary>Localised name; empty for the name itself.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Exact state; pending ones too.</summary>
    public required FeatureState State { get; init; }

    /// <summary>Features that must be enabled for this one (its parents): they are enabled with it, and it is disabled with any of them.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Features that are enabled along with this one when it is asked for by name.</summary>
    public IReadOnlyList<string> Brings { get; init; } = [];

    /// <summary>Whether it is enabled only after a restart.</summary>
    public bool RestartToEnable { get; init; }

    /// <summary>Whether it is disabled only after a restart.</summary>
    public bool RestartToDisable { get; init; }

    /// <summary>Whether the feature is at work: pending changes take effect with the restart.</summary>
    public bool IsActive => State is FeatureState.Installed or FeatureState.UninstallPending or FeatureState.PartiallyInstalled;

    /// <summary>Whether the feature is enabled or will be.</summary>
    public bool IsWanted => State is FeatureState.Installed or FeatureState.InstallPending;

    /// <summary>Whether a change waits for a restart.</summary>
    public bool IsPending => State is FeatureState.InstallPending or FeatureState.UninstallPending;
}
