namespace NestedDsc.Cim;

/// <summary>How the work of a method ended.</summary>
public enum CimMethodOutcome
{
    /// <summary>All done.</summary>
    Completed,

    /// <summary>Done, with a warning.</summary>
    CompletedWithWarnings,

    /// <summary>The job was gone before its end was seen, or there was no reference to it. The caller must read back what is there now.</summary>
    Unknown,

    /// <summary>A job goes on with it.</summary>
    InFlight,

    /// <summary>It was refused.</summary>
    Failed,
}
