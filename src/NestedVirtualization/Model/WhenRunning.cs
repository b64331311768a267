namespace NestedDsc.NestedVirtualization.Model;

/// <summary>What may be done to a running machine that has to be off.</summary>
internal enum WhenRunning
{
    /// <summary>Nothing.</summary>
    Fail,

    /// <summary>Ask the guest to shut down.</summary>
    Shutdown,

    /// <summary>Cut its power.</summary>
    TurnOff,
}
