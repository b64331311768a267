namespace NestedDsc.Protocol;

/// <summary>Exit codes of a resource executable. All of them stand in the manifest's <c>exitCodes</c>.</summary>
public enum ExitCode
{
    /// <summary>The operation was carried out, whether or not the instance is in desired state.</summary>
    Success = 0,

    /// <summary>The command line is wrong.</summary>
    InvalidArguments = 1,

    /// <summary>The instance on standard input is wrong; nothing was touched.</summary>
    InvalidInput = 2,

    /// <summary>The operation failed.</summary>
    Failed = 3,

    /// <summary>The object to manage was not found, or its name fits several.</summary>
    NotFound = 4,

    /// <summary>Access denied, or not elevated.</summary>
    AccessDenied = 5,

    /// <summary>A precondition stopped the operation before the first change.</summary>
    Blocked = 6,

    /// <summary>The operation did not end in the time allowed.</summary>
    TimedOut = 7,

    /// <summary>What the resource manages is not available on this computer.</summary>
    Unavailable = 8,

    /// <summary>The set was carried out, but its answer could not be written to standard output.</summary>
    AnswerLost = 9,
}
