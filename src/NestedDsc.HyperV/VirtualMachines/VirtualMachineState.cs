namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>State of a virtual machine.</summary>
public enum VirtualMachineState
{
    /// <summary>A value that is not documented.</summary>
    Unknown,

    /// <summary>Off, without a saved state.</summary>
    Off,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Its memory is saved on disk.</summary>
    Saved,

    /// <summary>It holds its memory, but does not run.</summary>
    Paused,

    /// <summary>On its way to running.</summary>
    Starting,

    /// <summary>On its way to off.</summary>
    Stopping,

    /// <summary>On its way to saved.</summary>
    Saving,

    /// <summary>On its way to paused.</summary>
    Pausing,

    /// <summary>On its way from paused to running.</summary>
    Resuming,

    /// <summary>Being reset.</summary>
    Resetting,

    /// <summary>A checkpoint is being taken.</summary>
    CreatingCheckpoint,

    /// <summary>Its guest hibernates: it is off, and its guest has its memory on its own disk. It can be started, but not turned off.</summary>
    Hibernated,

    /// <summary>A component of the host that it runs on is being serviced.</summary>
    Servicing,

    /// <summary>On its way to another state that has no number of its own, and none of the names that are known.</summary>
    Other,

    /// <summary>It has lost something it needs, such as its storage.</summary>
    Critical,
}
