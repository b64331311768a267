namespace NestedDsc.HyperV.Features;

/// <summary>State of the Hyper-V role as a whole.</summary>
public enum GuestRoleState
{
    /// <summary>Not installed.</summary>
    Absent,

    /// <summary>Installed when Windows restarts.</summary>
    InstallPending,

    /// <summary>Installed.</summary>
    Installed,

    /// <summary>Removed when Windows restarts.</summary>
    RemovePending,

    /// <summary>Some of its features are enabled, others not.</summary>
    Partial,

    /// <summary>This edition does not have it.</summary>
    Unavailable,
}
