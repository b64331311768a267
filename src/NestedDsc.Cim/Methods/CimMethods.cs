namespace NestedDsc.Cim;

/// <summary>Calls methods to their end: Hyper-V's methods answer at once and leave the work to a job.</summary>
public static class CimMethods
{
    /// <summary>Calls a method and waits until its work is done.</summary>
    /// <param name="session">The session.</param>
    /// <param name="call">The call.</param>
    /// <param name="action">What the call is to bring about, as the beginning of a sentence, such as <c>Changing the processor of VM 'A'</c>: for messages.</param>
    /// <param name="deadline">The time by which the work must be done.</param>
    /// <param name="retry">How often it is repeated while the machine is busy; not at all if left out.</param>
    /// <returns>
    /// The answer, with the outcome: completed, completed with warnings, or unknown (then read back). Output parameters of a
    /// method that left its work to a job are mostly empty; read back instead.
    /// </returns>
    /// <exception cref="CimMethodException">The method or its job failed.</exception>
    /// <exception cref="CimDeadlineException">The deadline passed; the job may still be running.</exception>
    /// <exception cref="CimException">The server refused the call itself.</exception>
    public static CimMethodResult InvokeAndWait(
        this ICimSession session, CimMethodCall call, string action, CimDeadline deadline, BusyRetry? retry = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(call);
        int attempts = (retry ?? BusyRetry.None).Attempts;
        for (int refusals = 1; ; refusals++)
        {
            try
            {
                return InvokeOnce(session, call, action, deadline);
            }
            catch (CimMethodException busy) when (busy.IsBusy && refusals < attempts)
            {
                TimeSpan pause = retry!.PauseAfter(refusals);
                if (pause >= deadline.Remaining)
                {
                    throw;
                }

                session.Clock.Wait(pause);
            }
        }
    }

    private static CimMethodResult InvokeOnce(ICimSession session, CimMethodCall call, string action, CimDeadline deadline)
    {
        if (deadline.HasPassed)
        {
            throw new CimDeadlineException(action);
        }

        CimMethodResult result = Invoke(session, call, action, deadline);
        return result.ReturnValue switch
        {
            ReturnCodes.Completed => result,
            ReturnCodes.JobStarted when result.OutParameters.Path("Job") is { } job => new CimJob(session, job).WaitFor(result, call, action, deadline),
            ReturnCodes.JobStarted => result with { Outcome = CimMethodOutcome.Unknown },
            _ => throw new CimMethodException(action, call, result.ReturnValue),
        };
    }

    // Users know what they wanted done; of the path, the class is enough for them.
    private static CimMethodResult Invoke(ICimSession session, CimMethodCall call, string action, CimDeadline deadline)
    {
        try
        {
            return session.Invoke(call, deadline);
        }
        catch (CimException refused)
        {
            throw new CimException(refused.Code, $"{action} ({call.Target.ClassName}.{call.Method})", refused.Message, refused.MessageId, refused);
        }
    }
}
