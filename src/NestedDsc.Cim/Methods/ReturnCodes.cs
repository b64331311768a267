namespace NestedDsc.Cim;

/// <summary>
/// Return codes of Hyper-V's methods: 0–6 and 4096–4099 are CIM's (DSP0004 value maps of CIM_VirtualSystemManagementService),
/// from 32768 on Hyper-V's own (documented with each method of Msvm_VirtualSystemManagementService). Jobs use the same
/// numbers as their ErrorCode.
/// </summary>
public static class ReturnCodes
{
    /// <summary>The method has done its work.</summary>
    public const uint Completed = 0;

    /// <summary>A job goes on with the work.</summary>
    public const uint JobStarted = 4096;

    /// <summary>The object is busy (CIM's own code).</summary>
    public const uint Busy = 4099;

    /// <summary>Failed; only the job says why.</summary>
    public const uint Failed = 32768;

    /// <summary>No rights on the object.</summary>
    public const uint AccessDenied = 32769;

    /// <summary>The host or the VM's version can't do it.</summary>
    public const uint NotSupported = 32770;

    /// <summary>Hyper-V gave up waiting.</summary>
    public const uint Timeout = 32772;

    /// <summary>A setting or its value was refused.</summary>
    public const uint InvalidParameter = 32773;

    /// <summary>Another operation is under way.</summary>
    public const uint SystemInUse = 32774;

    /// <summary>The VM's state does not allow it, or is the requested one already.</summary>
    public const uint InvalidState = 32775;

    /// <summary>The host has too little memory.</summary>
    public const uint OutOfMemory = 32778;

    private static readonly ReturnCode[] Known =
    [
        new(Completed, "Completed", "The operation has completed."),
        new(1, "NotSupported", "The operation is not supported."),
        new(2, "Failed", "The operation failed."),
        new(3, "Timeout", "The operation did not end in time."),
        new(4, "InvalidParameter", "A parameter is not valid."),
        new(5, "InvalidState", "The object is not in a state that allows the operation."),
        new(6, "IncompatibleParameters", "The parameters do not go together."),
        new(JobStarted, "JobStarted", "A job was started and goes on."),
        new(4097, "InvalidStateTransition", "The object cannot go from its present state to the requested one."),
        new(4098, "TimeoutNotSupported", "A time limit is not supported for the operation."),
        new(Busy, "Busy", "The object is busy."),
        new(Failed, "Failed", "Hyper-V failed to carry out the operation and gave no reason with the code."),
        new(AccessDenied, "AccessDenied", "Access to the object was denied."),
        new(NotSupported, "NotSupported", "This host, or the configuration version of the virtual machine, does not support the operation."),
        new(32771, "StatusUnknown", "The status of the object is unknown."),
        new(Timeout, "Timeout", "Hyper-V did not end the operation in time."),
        new(InvalidParameter, "InvalidParameter", "Hyper-V refused a setting or its value."),
        new(SystemInUse, "SystemInUse", "Another operation on the virtual machine is under way."),
        new(InvalidState, "InvalidState", "The virtual machine is not in a state that allows the operation, or is in the requested state already."),
        new(32776, "IncorrectDataType", "A setting is not of the type that Hyper-V expects."),
        new(32777, "SystemNotAvailable", "The virtual machine is not available."),
        new(OutOfMemory, "OutOfMemory", "The host does not have enough memory."),
        new(32779, "FileNotFound", "A file of the virtual machine was not found."),
        new(32780, "SystemNotReady", "The guest operating system is not ready: its services have not started yet."),
        new(32781, "MachineLocked", "The guest is locked by a user; a shutdown would have to be forced."),
        new(32782, "ShutdownInProgress", "The guest is shutting down already."),
        // Not documented; known from reports of machines that did not start.
        new(32788, "StateChangeFailed", "The virtual machine could not change its state, often for want of memory or because the hypervisor is not running."),
    ];

    /// <summary>Explains a code.</summary>
    /// <param name="code">A return value or a job's ErrorCode.</param>
    /// <returns>Its name and meaning; for a code that is not documented, name <c>Unknown</c>.</returns>
    public static ReturnCode Describe(uint code)
    {
        foreach (ReturnCode known in Known)
        {
            if (known.Value == code)
            {
                return known;
            }
        }

        return new ReturnCode(code, "Unknown", "The code is not documented.");
    }
}
