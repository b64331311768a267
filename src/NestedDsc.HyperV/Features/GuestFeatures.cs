using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>Names of the optional features that Hyper-V in a guest consists of, which differ between client and server.</summary>
/// <remarks>
/// Client: an umbrella over platform and tools. Server: no umbrella, and other parts of the platform. A Windows Server without
/// desktop is said to lack the graphical tools (unverified on Windows). Names that an edition does not know drop out when their
/// states are read.
/// </remarks>
public static class GuestFeatures
{
    /// <summary>The role itself, under this name on every edition that has it.</summary>
    public const string Platform = "Microsoft-Hyper-V";

    /// <summary>Containers.</summary>
    public const string Containers = "Containers";

    /// <summary>Virtual Machine Platform, which WSL 2 and Docker Desktop need in place of the role (WSL FAQ, "Does WSL 2 use Hyper-V?").</summary>
    public const string VirtualMachinePlatform = "VirtualMachinePlatform";

    private const string Umbrella = "Microsoft-Hyper-V-All";
    private const string GraphicalTools = "Microsoft-Hyper-V-Management-Clients";
    private const string PowerShellModule = "Microsoft-Hyper-V-Management-PowerShell";

    // What else starts the hypervisor, and so hides the virtualization extensions from everything else in this Windows.
    private static readonly string[] OtherHypervisorUsers = [VirtualMachinePlatform, "HypervisorPlatform"];

    /// <summary>The role with its parts, parents first.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Role(InstallationKind kind) => kind == InstallationKind.Client
        ? [Platform, "Microsoft-Hyper-V-Hypervisor", "Microsoft-Hyper-V-Services"]
        : [Platform, "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online"];

    /// <summary>State of the role as a whole.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <param name="states">States of the features that this edition knows.</param>
    /// <returns>The state.</returns>
    public static GuestRoleState RoleStateOf(InstallationKind kind, IReadOnlyDictionary<string, FeatureState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (!states.ContainsKey(Platform))
        {
            return GuestRoleState.Unavailable;
        }

        FeatureState[] role = [.. Role(kind).Where(states.ContainsKey).Select(name => states[name])];
        return role.Count(static s => s.IsToDisable()) switch
        {
            0 => Array.Exists(role, static s => s == FeatureState.UninstallPending) ? GuestRoleState.RemovePending : GuestRoleState.Absent,
            var enabled when enabled < role.Length || Array.Exists(role, static s => !s.IsEnabled()) => GuestRoleState.Partial,
            _ => Array.Exists(role, static s => s == FeatureState.InstallPending) ? GuestRoleState.InstallPending : GuestRoleState.Installed,
        };
    }

    /// <summary>What holds role and tools together, and is there as long as one of them is.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <returns>The names; none on a server.</returns>
    public static IReadOnlyList<string> Umbrellas(InstallationKind kind) => kind == InstallationKind.Client ? [Umbrella] : [];

    /// <summary>The management tools, parents first.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Tools(InstallationKind kind) => kind switch
    {
        InstallationKind.Client => ["Microsoft-Hyper-V-Tools-All", GraphicalTools, PowerShellModule],
        InstallationKind.Server => ["RSAT-Hyper-V-Tools-Feature", GraphicalTools, PowerShellModule],
        _ => ["RSAT-Hyper-V-Tools-Feature", PowerShellModule],
    };

    /// <summary>Everything that is reported, parents first.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Reported(InstallationKind kind) => [.. Umbrellas(kind), .. Role(kind), .. Tools(kind), Containers, VirtualMachinePlatform];

    /// <summary>Everything whose state is read.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Read(InstallationKind kind) => [.. Reported(kind), .. OtherHypervisorUsers.Except([VirtualMachinePlatform])];

    /// <summary>What needs the hypervisor: the role, and the platforms for other virtual machines.</summary>
    public static IReadOnlyList<string> HypervisorUsers { get; } = [Platform, .. OtherHypervisorUsers];

    /// <summary>Whether a feature lets the hypervisor run: the role, or a platform for other virtual machines.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <param name="name">DISM name.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool UsesHypervisor(InstallationKind kind, string name) =>
        Role(kind).Concat(OtherHypervisorUsers).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a feature other than the role lets the hypervisor run.</summary>
    /// <param name="states">States of the features.</param>
    /// <returns><see langword="true"/> if one is enabled.</returns>
    public static bool OthersUseTheHypervisor(IReadOnlyDictionary<string, FeatureState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return Array.Exists(OtherHypervisorUsers, name => states.TryGetValue(name, out FeatureState state) && state.IsInEffect());
    }
}
