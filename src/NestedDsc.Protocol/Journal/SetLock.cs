namespace NestedDsc.Protocol.Journal;

/// <summary>
/// The lock of one set: two that overlap would each take back, or take for its own, what the other one has made. An account that
/// may not write where locks are goes on without one.
/// </summary>
/// <param name="journal">Where locks are.</param>
/// <param name="pause">Lets time pass, as other processes have it; left out, the thread sleeps.</param>
public sealed class SetLock(IJournal journal, Action<TimeSpan>? pause = null) : IDisposable
{
    /// <summary>How long sets of what a whole host shares wait for each other.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly Action<TimeSpan> _pause = pause ?? Thread.Sleep;
    private LockTarget? _held;

    /// <summary>Whether the lock is held.</summary>
    public bool IsHeld => _held is not null;

    /// <summary>Why there is no lock, although nobody else has it; <see langword="null"/> if there is one or none was asked for.</summary>
    public string? Problem { get; private set; }

    /// <summary>Waits for the lock, as long as another set of what all sets of a host share lasts.</summary>
    /// <param name="target">What to lock.</param>
    /// <exception cref="ResourceException">Another process has had it all the time.</exception>
    public void Await(LockTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (TimeSpan waited = TimeSpan.Zero; !TryTake(target); waited += PollInterval)
        {
            if (waited >= MaxWait)
            {
                throw new ResourceException(
                    ExitCode.Blocked, $"Another set of {target.Name} has been under way for two minutes, in another process. Try again when it has ended.");
            }

            _pause(PollInterval);
        }
    }

    /// <summary>Takes the lock, without waiting for it.</summary>
    /// <param name="target">What to lock.</param>
    /// <returns>Whether it is held now; <see langword="false"/> only for an account that goes on without.</returns>
    /// <exception cref="ResourceException">Another process has it.</exception>
    public bool Take(LockTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!TryTake(target))
        {
            throw new ResourceException(
                ExitCode.Blocked, $"Another set of {target.Name} has just begun, in another process. Try again when it has ended.");
        }

        return IsHeld;
    }

    /// <summary>Lets the next set have it.</summary>
    public void Dispose()
    {
        if (_held is not null)
        {
            journal.Unlock(_held.Id);
            _held = null;
        }
    }

    private bool TryTake(LockTarget target)
    {
        try
        {
            if (!journal.TryLock(target.Id))
            {
                return false;
            }

            _held = target;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = error.Message;
        }

        return true;
    }
}
