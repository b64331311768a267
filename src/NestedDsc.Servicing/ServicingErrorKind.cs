namespace NestedDsc.Servicing;

/// <summary>What to tell a user about a refusal of servicing.</summary>
public enum ServicingErrorKind
{
    /// <summary>None of the others.</summary>
    Failed,

    /// <summary>The process is not elevated.</summary>
    NotElevated,

    /// <summary>DISM is not registered for this process: it descends from a packaged (MSIX) program, such as the <c>dsc</c> of winget.</summary>
    NotRegistered,

    /// <summary>The edition does not know a feature.</summary>
    UnknownFeature,

    /// <summary>The change does not apply to this image.</summary>
    NotApplicable,

    /// <summary>A payload was not found in the sources, nor at Windows Update where that could be asked.</summary>
    SourceMissing,

    /// <summary>Payloads are asked for at an update server (WSUS) that does not have them.</summary>
    UpdatePolicy,

    /// <summary>Another change waits for a restart, or is under way.</summary>
    Busy,

    /// <summary>The change took longer than allowed and was cancelled.</summary>
    TimedOut,

    /// <summary>What the feature needs is not there: hardware virtualization that the outer host does not expose.</summary>
    PrerequisiteMissing,

    /// <summary>Servicing is gone: the computer shuts down, or the connection was lost.</summary>
    ConnectionLost,
}
