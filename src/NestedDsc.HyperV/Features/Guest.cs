using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>A Windows as it was read, as far as Hyper-V in it is concerned.</summary>
public sealed record Guest
{
    /// <summary>What it runs on.</summary>
    public required GuestMachine Machine { get; init; }

    /// <summary>What it knows of the hypervisor that it sees.</summary>
    public HypervisorFacts Hypervisor { get; init; } = HypervisorFacts.Unknown;

    /// <summary>Its edition and kind.</summary>
    public required WindowsInstallation Installation { get; init; }

    /// <summary>What its processor shows.</summary>
    public required GuestProcessor Processor { get; init; }

    /// <summary>Whether virtualization-based security runs.</summary>
    public bool RunsVirtualizationBasedSecurity { get; init; }

    /// <summary>The service by which Hyper-V is managed.</summary>
    public GuestService Service { get; init; }

    /// <summary>States of the features that this edition knows.</summary>
    public required IReadOnlyDictionary<string, FeatureState> Features { get; init; }

    /// <summary>Why DISM could not be asked for the states; <see langword="null"/> if it was. Without it, pending changes are a guess.</summary>
    public ServicingException? DismFailure { get; init; }

    /// <summary>What on this computer waits for a restart.</summary>
    public IReadOnlyList<RestartIndicator> RestartIndicators { get; init; } = [];

    /// <summary>The virtual machines in it; <see langword="null"/> if they can't be read, or if there is no Hyper-V.</summary>
    public NestedMachines? Nested { get; init; }

    /// <summary>State of the role.</summary>
    public GuestRoleState RoleState => GuestFeatures.RoleStateOf(Installation.Kind, Features);

    /// <summary>Whether Windows is set to have the whole role, at the latest after a restart.</summary>
    public bool IsRoleEnabled => RoleState is GuestRoleState.Installed or GuestRoleState.InstallPending;

    /// <summary>Whether a restart completes a change of the role, its tools or Containers.</summary>
    public bool IsRestartPending => GuestFeatures.Reported(Installation.Kind).Any(name => StateOf(name)?.IsPending() == true);

    /// <summary>
    /// Whether it runs in a virtual machine: what it sees is a hypervisor that can't be its own, or its firmware says so, as where the
    /// hypervisor is hidden or its own one runs above.
    /// </summary>
    /// <remarks>
    /// <c>HypervisorPresent</c> alone is true under its own hypervisor as well as under another's. Where the processor doesn't tell them
    /// apart, one is taken for its own that can be.
    /// </remarks>
    public bool IsVirtual => Machine.Vendor != GuestVendor.None || Hypervisor.Role switch
    {
        HypervisorRole.Guest => true,
        HypervisorRole.Unknown => Machine.HypervisorPresent && !MayRunHypervisor,
        _ => false,
    };

    /// <summary>Whether a hypervisor of this Windows runs; <see langword="null"/> if it can't be told.</summary>
    public bool? RunsHypervisor => Hypervisor.Role switch
    {
        HypervisorRole.Root => true,
        HypervisorRole.Guest or HypervisorRole.None => false,
        _ when !Machine.HypervisorPresent || !MayRunHypervisor => false,

        // A hypervisor that runs here hides the extensions: as long as they show, there is none (unverified on Windows).
        _ when IsVirtual => Nested?.Running.Count > 0 ? true : Processor.Shows == true ? false : null,
        _ => true,
    };

    /// <summary>
    /// Whether the virtualization extensions can be used in this Windows; <see langword="null"/> if that can't be told, since a
    /// hypervisor that runs here hides them.
    /// </summary>
    public bool? ExtensionsExposed => RunsHypervisor == true ? true : Processor.Shows switch
    {
        false when RunsHypervisor is null => null,
        var shown => shown,
    };

    /// <summary>How containers can be isolated now: by Hyper-V, by processes, or <see langword="null"/> without Containers.</summary>
    public bool? IsolatesByHyperV => StateOf(GuestFeatures.Containers)?.IsInEffect() == true
        ? RoleState is GuestRoleState.Installed or GuestRoleState.RemovePending && RunsHypervisor != false
        : null;

    /// <summary>As <see cref="IsolatesByHyperV"/>, once a restart that is waited for has taken place.</summary>
    public bool? IsolatesByHyperVAfterRestart => StateOf(GuestFeatures.Containers)?.IsEnabled() == true
        ? IsRoleEnabled && (RoleState == GuestRoleState.Installed
            ? RunsHypervisor != false
            : ExtensionsExposed != false && Hypervisor.Launch != HypervisorLaunch.Off)
        : null;

    // What is a hypervisor of its own, if one is present.
    private bool MayRunHypervisor => RunsVirtualizationBasedSecurity
        || Service != GuestService.Missing
        || GuestFeatures.Role(Installation.Kind).Any(name => StateOf(name)?.IsInEffect() == true)
        || GuestFeatures.OthersUseTheHypervisor(Features);

    /// <summary>The state of a feature.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The state, or <see langword="null"/> if this edition does not know it.</returns>
    public FeatureState? StateOf(string name) => Features.TryGetValue(name, out FeatureState state) ? state : null;
}
