using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Capture;

/// <summary>Windows' installation and its optional features.</summary>
/// <param name="Installation">Edition and kind.</param>
/// <param name="Features">States of the features that this edition knows.</param>
/// <param name="RestartIndicators">What waits for a restart, beside features.</param>
/// <param name="Refusal">Why DISM did not let the capture in, so that the states are those that everybody may read.</param>
/// <param name="Hypervisor">What Windows knows of its hypervisor.</param>
/// <param name="RoleWasInstalled">Whether Hyper-V has been here and is gone.</param>
public sealed record CapturedServicing(
    WindowsInstallation Installation,
    IReadOnlyList<(string Name, FeatureState State)> Features,
    IReadOnlyList<RestartIndicator> RestartIndicators,
    ServicingException? Refusal,
    HypervisorFacts Hypervisor,
    bool RoleWasInstalled)
{
    /// <summary>
    /// Whether there is hardware virtualization, where the processor's flags don't say: its own hypervisor, which hides them, has started,
    /// or could not. <see langword="null"/> where they do.
    /// </summary>
    public bool? HardwareVirtualization => Hypervisor switch
    {
        { Role: HypervisorRole.Root } => true,
        { Role: HypervisorRole.Unknown } or { Launch: HypervisorLaunch.Off } => null,
        _ => Features.Any(f => GuestFeatures.UsesHypervisor(Installation.Kind, f.Name) && f.State.IsInEffect()) ? false : null,
    };
}
