using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Capture;

/// <summary>Windows' installation and its optional features.</summary>
/// <param name="Installation">Edition and kind.</param>
/// <param name="Features">States of the features that this edition knows.</param>
/// <param name="RestartIndicators">What waits for a restart, beside features.</param>
/// <param name="Refusal">Why DISM did not let the capture in, so that the states are those that everybody may read.</param>
/// <param name="RoleWasInstalled">Whether Hyper-V has been here and is gone.</param>
public sealed record CapturedServicing(
    WindowsInstallation Installation,
    IReadOnlyList<(string Name, FeatureState State)> Features,
    IReadOnlyList<RestartIndicator> RestartIndicators,
    ServicingException? Refusal,
    bool RoleWasInstalled);
