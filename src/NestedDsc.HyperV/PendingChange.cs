using NestedDsc.Cim;

namespace NestedDsc.HyperV;

/// <summary>
/// A change of a step, which can still come about after its call failed: the answer was lost, the job goes on. Taking it back
/// must wait for it, or it would be done after all when everything is said to be as before.
/// </summary>
public sealed class PendingChange
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private bool _mayStillCome;

    /// <summary>Makes the change, and remembers whether a failure leaves open what became of it.</summary>
    /// <param name="change">Makes it; what it throws is thrown on.</param>
    public void Make(Action change)
    {
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            change();
        }
        catch (Exception failed) when (IndeterminateFailure.IsOutcomeUnknown(failed))
        {
            _mayStillCome = true;
            throw;
        }
    }

    /// <summary>Waits, as long as the change may still come, until it is there.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="isThere">Looks for it.</param>
    /// <param name="wasAccepted">Whether it, or a part of it, was accepted and not seen yet: it can be there and not show for a moment.</param>
    /// <returns>Whether it is there.</returns>
    public bool Await(HyperVConnection connection, Func<bool> isThere, bool wasAccepted = false)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(isThere);
        CimDeadline settling = connection.Within(_mayStillCome || wasAccepted ? Settling : TimeSpan.Zero);
        while (!isThere())
        {
            if (settling.HasPassed)
            {
                return false;
            }

            connection.Session.Clock.Wait(PollInterval);
        }

        return true;
    }
}
