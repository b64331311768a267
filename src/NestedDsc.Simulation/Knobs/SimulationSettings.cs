using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Knobs;

/// <summary>
/// The <c>simulation</c> section of a host's file: behaviour that is no CIM data. Everything has a default, so a captured host
/// needs none of it.
/// </summary>
internal sealed record SimulationSettings
{
    /// <summary>Whether the caller has no rights: Hyper-V's classes then look empty.</summary>
    public bool AccessDenied { get; init; }

    /// <summary>Language of the host's own texts: <c>en</c> or <c>de</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Number of reads until a job has ended; 1 or more.</summary>
    public int JobPolls { get; init; } = 3;

    /// <summary>Number of reads after a job's end until the new state of a VM, or a new checkpoint, can be seen.</summary>
    public int SettlePolls { get; init; } = 1;

    /// <summary>
    /// Number of reads after the end of AddFeatureSettings that do not see the added feature yet: none on Server 2025 (observed), some
    /// on old hosts now and then (os-win reads again for this reason).
    /// </summary>
    public int FeaturePolls { get; init; }

    /// <summary>Number of reads after the end of a switch's creation that do not see its host adapter yet.</summary>
    public int AdapterPolls { get; init; } = 2;

    /// <summary>
    /// Number of reads that see a host adapter before addresses can be given to it: none seen to be needed with the cmdlets; error 1168 was
    /// reported now and then (K2s, issue 1131).
    /// </summary>
    public int AddressPolls { get; init; }

    /// <summary>Virtual seconds that a host adapter takes at least to appear.</summary>
    public int AdapterSeconds { get; init; } = 2;

    /// <summary>
    /// Whether connections to a switch that is destroyed keep its path, rather than lose it. Which of the two Hyper-V does is
    /// unverified on Windows; readers must take both as "not connected".
    /// </summary>
    public bool DanglingConnections { get; init; } = true;

    /// <summary>Whether the host can run nested VMs; <see langword="null"/> to judge by processor vendor, architecture and build.</summary>
    public bool? NestedSupported { get; init; }

    /// <summary>Memory in MB that the host keeps for itself.</summary>
    public ulong HostReserveMB { get; init; } = 1024;

    /// <summary>Time at which every session's clock starts.</summary>
    public DateTimeOffset Time { get; init; } = new(2026, 1, 15, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Methods that answer 0 where they would otherwise answer 4096 with a job.</summary>
    public IReadOnlySet<string> Synchronous { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Methods that answer 4096 with a job where they would otherwise answer 0.</summary>
    public IReadOnlySet<string> Asynchronous { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers to questions that no source settles.</summary>
    public Variants Variants { get; init; } = new();

    /// <summary>Guests by the GUID of their VM.</summary>
    public IReadOnlyDictionary<string, GuestSettings> Guests { get; init; } =
        new Dictionary<string, GuestSettings>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of a guest.</summary>
    /// <param name="vmId">The VM's GUID.</param>
    /// <returns>The guest's settings, or the default.</returns>
    public GuestSettings Guest(string vmId) => Guests.GetValueOrDefault(vmId, GuestSettings.Default);
}
