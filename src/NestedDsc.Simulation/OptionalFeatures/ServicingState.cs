using NestedDsc.Servicing;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>
/// The <c>servicing</c> section of a host's file: the installation of Windows, its optional features with their exact states, and
/// what its processes can reach. A file without it describes a host with Hyper-V whose features are not known.
/// </summary>
internal sealed record ServicingState
{
    /// <summary>EditionID.</summary>
    public string Edition { get; init; } = "";

    /// <summary>InstallationType, as the registry has it: <c>Client</c>, <c>Server</c>, <c>Server Core</c> …</summary>
    public string InstallationType { get; init; } = "";

    /// <summary>Whether processes that use the host are elevated: DISM and Server Manager refuse others.</summary>
    public bool Elevated { get; init; } = true;

    /// <summary>Whether processes that use the host descend from a packaged program, to which DISM is not registered.</summary>
    public bool Packaged { get; init; }

    /// <summary>Whether an installation of another process is under way, so that changes are refused.</summary>
    public bool Busy { get; init; }

    /// <summary>
    /// Whether this Windows has hardware virtualization, in a VM whether the outer host exposes it; <see langword="null"/> to judge by
    /// what Win32_Processor shows.
    /// </summary>
    public bool? HardwareVirtualization { get; init; }

    /// <summary>Whether this Windows is a VM; <see langword="null"/> to judge by what Win32_ComputerSystem shows.</summary>
    public bool? VirtualMachine { get; init; }

    /// <summary>Whether Windows was started to launch its hypervisor; <see cref="HypervisorLaunch.Unknown"/> if its boot entry says nothing, which launches it.</summary>
    public HypervisorLaunch HypervisorLaunch { get; init; }

    /// <summary>Whether Hyper-V has been installed before: its namespace then stays without classes when it is removed.</summary>
    public bool RoleWasInstalled { get; init; }

    /// <summary>Virtual seconds that a change takes.</summary>
    public int Seconds { get; init; } = 40;

    /// <summary>Restart indicators that are there besides that of pending features.</summary>
    public IReadOnlyList<RestartIndicator> RestartIndicators { get; init; } = [];

    /// <summary>Whether a policy names an update server (WSUS), which has no payloads, in place of Windows Update.</summary>
    public bool UsesUpdateServer { get; init; }

    /// <summary>Features whose payload Windows Update offers; none if it can't be reached.</summary>
    public IReadOnlyList<string> WindowsUpdate { get; init; } = [];

    public IReadOnlyList<PayloadSource> Sources { get; init; } = [];

    public IReadOnlyList<OptionalFeature> Features { get; init; } = [];

    /// <summary>Requests to Server Manager's deployment since the last restart.</summary>
    public IReadOnlyList<Alteration> Alterations { get; init; } = [];

    public bool IsServer => InstallationType.StartsWith("Server", StringComparison.OrdinalIgnoreCase);

    public bool IsPending => Features.Any(static f => f.IsPending);

    /// <summary>Everything that waits for a restart.</summary>
    public IReadOnlyList<RestartIndicator> Indicators =>
        [.. RestartIndicators.Concat(IsPending ? [RestartIndicator.ComponentServicing] : []).Distinct().Order()];

    public OptionalFeature? Find(string name) =>
        Features.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    public Alteration? FindAlteration(string id) =>
        Alterations.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same with other states of features.</summary>
    public ServicingState With(IReadOnlyDictionary<string, FeatureState> states) => states.Count == 0 ? this : this with
    {
        Features = [.. Features.Select(f => states.TryGetValue(f.Name, out FeatureState state) && state != f.State ? f with { State = state } : f)],
    };
}
