namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Whether a guest can be asked to shut down: its shutdown integration service (Msvm_ShutdownComponent) and its first status.</summary>
public enum GuestShutdown
{
    /// <summary>The machine does not run, or its shutdown service is switched off in its settings: there is no component.</summary>
    Unavailable,

    /// <summary>It can (2, OK).</summary>
    Ready,

    /// <summary>Nothing in the guest has answered: no operating system with the service runs there, or not yet (12, no contact).</summary>
    NoContact,

    /// <summary>The guest has answered, but does no longer (13, lost communication; 32783, 32784).</summary>
    LostCommunication,

    /// <summary>The guest's service speaks another version of the protocol (32775).</summary>
    ProtocolMismatch,

    /// <summary>The service does not work as it should (3, degraded; 6, error; 7, non-recoverable error).</summary>
    Faulty,

    /// <summary>An application in the guest reports a critical state (32782).</summary>
    ApplicationCritical,

    /// <summary>The service is disabled in the guest (32896).</summary>
    Disabled,

    /// <summary>A status that is not known, or none.</summary>
    Unknown,
}
