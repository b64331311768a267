namespace NestedDsc.Simulation.Knobs;

/// <summary>How one guest behaves.</summary>
internal sealed record GuestSettings
{
    /// <summary>A guest that a file says nothing about.</summary>
    public static GuestSettings Default { get; } = new();

    private const int Ready = 2;
    private const int NoContact = 12;

    /// <summary>Whether there is a guest that answers: one without an operating system, or without integration services, does not.</summary>
    public bool IntegrationServices { get; init; } = true;

    /// <summary>Another status of the shutdown component than goes with <see cref="IntegrationServices"/>; 0 for no component.</summary>
    public int? OtherStatus { get; init; }

    /// <summary>OperationalStatus[0] of the shutdown component that is there when the VM runs; 0 for none.</summary>
    public int ShutdownStatus => OtherStatus ?? (IntegrationServices ? Ready : NoContact);

    /// <summary>What the guest does when it is asked to shut down.</summary>
    public GuestShutdown Shutdown { get; init; }

    /// <summary>Number of reads that a shutdown takes.</summary>
    public int ShutdownPolls { get; init; } = 3;

    /// <summary>Virtual seconds that a shutdown takes at least.</summary>
    public int ShutdownSeconds { get; init; }
}
