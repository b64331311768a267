namespace NestedDsc.Reports;

/// <summary>What a check found out.</summary>
public enum Verdict
{
    /// <summary>In desired state.</summary>
    Compliant,

    /// <summary>Not in desired state.</summary>
    NotCompliant,

    /// <summary>It could not be found out.</summary>
    Error,
}
