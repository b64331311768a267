namespace NestedDsc.Protocol.Tracing;

/// <summary>Levels of messages on standard error, in the order of DSC's <c>DSC_TRACE_LEVEL</c>.</summary>
public enum TraceLevel
{
    /// <summary>What ended the operation.</summary>
    Error,

    /// <summary>What the user should know although the operation goes on.</summary>
    Warn,

    /// <summary>The steps of the operation.</summary>
    Info,

    /// <summary>Details for the administrator.</summary>
    Debug,

    /// <summary>Details for the developer, such as each CIM call.</summary>
    Trace,
}
