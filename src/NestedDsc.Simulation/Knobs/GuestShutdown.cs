namespace NestedDsc.Simulation.Knobs;

/// <summary>What a guest does when it is asked to shut down.</summary>
internal enum GuestShutdown
{
    /// <summary>It goes off some reads later.</summary>
    Obeys,

    /// <summary>It takes the request and stays on for ever.</summary>
    Ignores,

    /// <summary>A user is logged on and the console is locked: only a forced shutdown is taken.</summary>
    Locked,

    /// <summary>Its integration services have not started yet.</summary>
    NotReady,
}
