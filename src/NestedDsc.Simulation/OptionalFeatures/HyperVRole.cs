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
        state is null || (HasHypervisor(state) && HasVirtualization(state, document));

    /// <summary>Whether there is a NAT driver, and MSFT_NetNat with it.</summary>
    public static bool HasNat(ServicingState? state) => HasService(state) || state!.Find(Containers)?.IsActive == true;

    public static bool IsRoleService(string name) => Services.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether this Windows has hardware virtualization. If the file does not say: it must have it where the hypervisor's feature is
    /// active, since the processor's flags are masked then; elsewhere the flags tell.
    /// </summary>
    public static bool HasVirtualization(ServicingState state, HostDocument document) =>
        state.HardwareVirtualization ?? (HasHypervisor(state) || WindowsFacts.ShowsVirtualization(document));

    private static bool HasHypervisor(ServicingState state) =>
        (state.Find(ClientHypervisor) ?? state.Find(Feature))?.IsActive == true || Platforms.Any(p => state.Find(p)?.IsActive == true);
}
