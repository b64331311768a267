using NestedDsc.Cim;

namespace NestedDsc.Simulation;

/// <summary>A clock that goes on only when somebody waits by it: waiting takes no real time and runs are repeatable.</summary>
/// <param name="start">The time at which the clock starts.</param>
public sealed class VirtualClock(DateTimeOffset start) : ICimClock
{
    /// <inheritdoc/>
    public DateTimeOffset UtcNow { get; private set; } = start.ToUniversalTime();

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void Wait(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        HasWaited = true;
        UtcNow += duration;
    }

    /// <summary>Whether anybody has waited by it.</summary>
    internal bool HasWaited { get; private set; }

    /// <summary>Lets the time pass that a call takes.</summary>
    internal void Pass(TimeSpan duration) => UtcNow += duration;
}
