namespace NestedDsc.Simulation.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>A method answers a return code; any other call fails.</summary>
    Error,

    /// <summary>The call throws a CIM error.</summary>
    Exception,

    /// <summary>The call throws an error of Windows by its number, as the networking providers do.</summary>
    Windows,

    /// <summary>The job that the method starts fails.</summary>
    JobFails,

    /// <summary>The job ends with warnings.</summary>
    JobWarns,

    /// <summary>The job never ends.</summary>
    JobNever,

    /// <summary>The connection is lost from this call on.</summary>
    Lost,

    /// <summary>The method answers as usual and changes nothing.</summary>
    Ignored,

    /// <summary>The object is gone: no rows, no instance, NotFound.</summary>
    Vanish,

    /// <summary>The process ends.</summary>
    Die,

    /// <summary>The call waits until a test lets it go on.</summary>
    Hold,
}
