using NestedDsc.Servicing;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>
/// What of Hyper-V is at work, which follows from the states of the features: pending ones take effect with the restart. On a client
/// service and hypervisor are features of their own.
/// </summary>
internal static class HyperVRole
{
    public const string Feature = "Microsoft-Hyper-V";
    public const string Containers = "Containers";
    private const string ClientServices = "Microsoft-Hyper-V-Services";
    private const string ClientHypervisor = "Microsoft-Hyper-V-Hypervisor";

    /// <summary>Features that run the hypervisor without the role (that each alone does is unverified on Windows).</summary>
    private static readonly string[] Platforms = ["VirtualMachinePlatform", "HypervisorPlatform"];

    /// <summary>Services that the role brings.</summary>
    private static readonly string[] Services = ["vmms", "vmcompute"];

    /// <summary>Whether the management service with its namespace is there. A host whose features are not known has it.</summary>
    public static bool HasService(ServicingState? state) =>
        state is null || (state.Find(ClientServices) ?? state.Find(Feature))?.IsActive == true;

    /// <summary>Whether the hypervisor runs: it comes with the start of Windows and needs hardware virtualization.</summary>
    public static bool HypervisorRuns(ServicingState? state, HostDocument document) =>
        state is null || (state.HypervisorLaunch is not HypervisorLaunch.Off && HasHypervisor(state) && HasVirtualization(state, document))
        || (state.HardwareVirtualization == true && WindowsFacts.RunsVirtualizationBasedSecurity(document));

    /// <summary>What Windows is to the hypervisor that it sees.</summary>
    public static HypervisorRole Of(ServicingState? state, HostDocument document) => state is null ? HypervisorRole.Unknown
        : HypervisorRuns(state, document) ? HypervisorRole.Root
        : WindowsFacts.HypervisorPresent(document) ? HypervisorRole.Guest
        : HypervisorRole.None;

    /// <summary>Whether this Windows is a VM. If the file does not say: one that sees a hypervisor which is not its own.</summary>
    public static bool IsVirtualMachine(ServicingState state, HostDocument document) =>
        state.VirtualMachine ?? (WindowsFacts.HasVirtualModel(document) || (WindowsFacts.HypervisorPresent(document) && !HypervisorRuns(state, document)));

    /// <summary>Whether there is a NAT driver, and MSFT_NetNat with it.</summary>
    public static bool HasNat(ServicingState? state) => HasService(state) || state!.Find(Containers)?.IsActive == true;

    public static bool IsRoleService(string name) => Services.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether this Windows has hardware virtualization. If the file does not say: it must have it where the hypervisor's feature is
    /// active, since the processor's flags are masked then; elsewhere the flags tell.
    /// </summary>
    public static bool HasVirtualization(ServicingState state, HostDocument document) =>
        state.HardwareVirtualization
        ?? ((HasHypervisor(state) && state.HypervisorLaunch is not HypervisorLaunch.Off) || WindowsFacts.ShowsVirtualization(document));

    private static bool HasHypervisor(ServicingState state) =>
        (state.Find(ClientHypervisor) ?? state.Find(Feature))?.IsActive == true || Platforms.Any(p => state.Find(p)?.IsActive == true);
}
