using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>A job (Msvm_ConcreteJob and its subclasses) that a method left its work to.</summary>
/// <param name="session">The session.</param>
/// <param name="path">The path of the job.</param>
/// <remarks>States and properties: documentation of Msvm_ConcreteJob; 32768 as a state that counts as success: Microsoft's Hyper-V samples.</remarks>
internal sealed class CimJob(ICimSession session, CimPath path)
{
    private const ulong Completed = 7;
    private const ulong Terminated = 8;
    private const ulong Killed = 9;
    private const ulong Exception = 10;
    private const ulong CompletedWithWarnings = 32768;

    /// <summary>Reads in a row that may fail: the service that is asked restarts, or is too busy to answer, while the job goes on.</summary>
    private const int MostReadFailures = 4;

    // Changing a setting mostly ends within the first tenth of a second; starting a machine takes seconds.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the job has ended.</summary>
    /// <param name="started">What the method answered.</param>
    /// <param name="call">The call.</param>
    /// <param name="action">What the call is to bring about.</param>
    /// <param name="deadline">The time by which the job must have ended.</param>
    /// <returns>The answer with its outcome.</returns>
    public CimMethodResult WaitFor(CimMethodResult started, CimMethodCall call, string action, CimDeadline deadline)
    {
        TimeSpan pause = FirstPause;
        ulong? percent = null;
        int failures = 0;
        while (true)
        {
            Pause(pause, percent, action, deadline);
            CimObject? job;
            try
            {
                job = Read(percent, action, deadline);
                failures = 0;
            }
            catch (CimException lost) when (lost.Code != CimErrorCode.AccessDenied && ++failures < MostReadFailures)
            {
                pause = LongestPause;
                continue;
            }

            if (job is null)
            {
                return started with { Outcome = CimMethodOutcome.Unknown };
            }

            percent = job.Number("PercentComplete");
            if (HasFailed(job))
            {
                throw new CimMethodException(
                    action, call, started.ReturnValue, (uint)(job.Number("ErrorCode") ?? 0), new CimJobErrors(session, path).Read(job, deadline));
            }

            switch (job.Number("JobState"))
            {
                case Completed:
                    return started with { Outcome = CimMethodOutcome.Completed };
                case CompletedWithWarnings:
                    return started with { Outcome = CimMethodOutcome.CompletedWithWarnings, Warning = CimJobErrors.OwnText(job) };
            }

            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    private static bool HasFailed(CimObject job) => job.Number("JobState") switch
    {
        Terminated or Killed or Exception => true,
        Completed => job.Number("ErrorCode") is > 0,
        _ => false,
    };

    private static CimDeadlineException Late(ulong? percent, string action) =>
        new(percent is null ? action : string.Create(CultureInfo.InvariantCulture, $"{action} (its job was {percent} percent done and may still be running)"));

    private void Pause(TimeSpan pause, ulong? percent, string action, CimDeadline deadline)
    {
        TimeSpan left = deadline.Remaining;
        if (left == TimeSpan.Zero)
        {
            throw Late(percent, action);
        }

        session.Clock.Wait(pause < left ? pause : left);
    }

    private CimObject? Read(ulong? percent, string action, CimDeadline deadline)
    {
        if (deadline.HasPassed)
        {
            throw Late(percent, action);
        }

        try
        {
            return session.Get(path, deadline);
        }
        catch (Exception error) when (error is CimDeadlineException or CimException { Code: CimErrorCode.TimedOut })
        {
            // The read was given all the time that was left.
            throw Late(percent, action);
        }
    }
}
