namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>A change of a machine's power state.</summary>
internal enum PowerMove
{
    /// <summary>From paused, from the saved state or from hibernation to running.</summary>
    Resume,

    /// <summary>Give the saved state up.</summary>
    DiscardSavedState,

    /// <summary>Ask the guest to shut down.</summary>
    ShutDown,

    /// <summary>Cut the power.</summary>
    TurnOff,

    /// <summary>From off to running.</summary>
    Start,

    /// <summary>From running to paused.</summary>
    Pause,
}
