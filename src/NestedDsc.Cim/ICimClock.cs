namespace NestedDsc.Cim;

/// <summary>Time as a session's host has it: the wall clock on Windows, a virtual one that never really waits on a simulated host.</summary>
public interface ICimClock
{
    /// <summary>The time now, in UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Lets time pass.</summary>
    /// <param name="duration">How long; zero or more.</param>
    void Wait(TimeSpan duration);
}
