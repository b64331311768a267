using NestedDsc.Cim;

namespace NestedDsc.HyperV;

/// <summary>Tells failures that say that nothing was begun from those after which the effect may still come.</summary>
public static class IndeterminateFailure
{
    /// <summary>Whether what was asked for may happen although the call failed: there was no answer, or one that leaves it open.</summary>
    /// <param name="failed">What the call failed with.</param>
    /// <returns><see langword="true"/> if it may.</returns>
    /// <remarks>
    /// A job that failed has ended, and most return values say that nothing was begun. An error of the server may come while the
    /// job is watched, and then says nothing about the job.
    /// </remarks>
    public static bool IsOutcomeUnknown(Exception failed) => failed switch
    {
        CimMethodException refused => refused is { JobErrorCode: null, Code: ReturnCodes.Failed or ReturnCodes.Timeout },
        _ => failed is CimException or CimDeadlineException,
    };
}
