namespace NestedDsc.Cim;

/// <summary>
/// The absolute time by which a whole operation must be done. Every call within it gets only what remains, so that a chain of
/// calls can't take a multiple of the time that the user allowed.
/// </summary>
/// <param name="Clock">The clock that the time is read from.</param>
/// <param name="At">The time, in UTC.</param>
public readonly record struct CimDeadline(ICimClock Clock, DateTimeOffset At)
{
    /// <summary>A deadline from now on.</summary>
    /// <param name="clock">The session's clock.</param>
    /// <param name="budget">The time allowed.</param>
    /// <returns>The deadline.</returns>
    public static CimDeadline After(ICimClock clock, TimeSpan budget)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new CimDeadline(clock, clock.UtcNow + budget);
    }

    /// <summary>Time left; never negative.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = At - Clock.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether no time is left.</summary>
    public bool HasPassed => Remaining == TimeSpan.Zero;
}
