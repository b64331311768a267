namespace NestedDsc.Cim;

/// <summary>What a CIM method answered.</summary>
/// <param name="ReturnValue">The return code: 0 done, 4096 a job goes on, anything else an error.</param>
/// <param name="OutParameters">Output parameters as they were when the method returned; a job fills them in no later.</param>
public sealed record CimMethodResult(uint ReturnValue, CimObject OutParameters)
{
    /// <summary>How the work ended, as far as it was waited for; set by <see cref="CimMethods.InvokeAndWait"/>.</summary>
    public CimMethodOutcome Outcome { get; init; } = ReturnValue switch
    {
        ReturnCodes.Completed => CimMethodOutcome.Completed,
        ReturnCodes.JobStarted => CimMethodOutcome.InFlight,
        _ => CimMethodOutcome.Failed,
    };

    /// <summary>What Hyper-V warned of, in the language of the host; empty unless the outcome is <see cref="CimMethodOutcome.CompletedWithWarnings"/>.</summary>
    public string Warning { get; init; } = "";
}
