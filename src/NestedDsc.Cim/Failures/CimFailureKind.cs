namespace NestedDsc.Cim;

/// <summary>Kinds of failure that a user can do something about, each in its own way.</summary>
public enum CimFailureKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Not elevated, or no rights on the object.</summary>
    AccessDenied,

    /// <summary>The Hyper-V role is not installed, or Windows was not restarted since.</summary>
    HyperVNotInstalled,

    /// <summary>The Hyper-V role is installed, but Windows was not restarted since.</summary>
    RestartNeeded,

    /// <summary>The service behind the classes does not run.</summary>
    ServiceNotRunning,

    /// <summary>The object does not exist, or does no longer.</summary>
    NotFound,

    /// <summary>The object's state does not allow it.</summary>
    InvalidState,

    /// <summary>Another operation on the object is under way.</summary>
    Busy,

    /// <summary>This host, or the virtual machine's version, can't do it.</summary>
    NotSupported,

    /// <summary>A setting or its value was refused.</summary>
    InvalidSetting,

    /// <summary>The host has too little memory.</summary>
    OutOfMemory,

    /// <summary>It took too long.</summary>
    TimedOut,
}
