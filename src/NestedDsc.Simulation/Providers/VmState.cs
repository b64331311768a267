namespace NestedDsc.Simulation.Providers;

/// <summary>States of a VM as far as requests depend on them.</summary>
internal enum VmState
{
    /// <summary>Anything in which nothing may be asked of the VM.</summary>
    Unknown,

    /// <summary>Off.</summary>
    Off,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Paused.</summary>
    Paused,

    /// <summary>Saved.</summary>
    Saved,

    /// <summary>Off, with what the guest was doing on its disk; it can only be started.</summary>
    Hibernated,

    /// <summary>On the way from one state to another.</summary>
    Transition,
}
