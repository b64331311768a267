namespace NestedDsc.Simulation.Knobs;

/// <summary>How one guest behaves.</summary>
internal sealed record GuestSettings
{
    /// <summary>A guest that a file says nothing about.</summary>
    public static GuestSettings Default { get; } = new();

    /// <summary>Whether a shutdown component appears when the VM starts.</summary>
    public bool IntegrationServices { get; init; } = true;

    /// <summary>What the guest does when it is asked to shut down.</summary>
    public GuestShutdown Shutdown { get; init; }

    /// <summary>Number of reads that a shutdown takes.</summary>
    public int ShutdownPolls { get; init; } = 3;

    /// <summary>Virtual seconds that a shutdown takes at least.</summary>
    public int ShutdownSeconds { get; init; }
}
