namespace NestedDsc.Cim;

/// <summary>
/// How a call is repeated that Hyper-V refuses because another operation on the same machine is under way (32774, or CIM's
/// own 4099). Only this refusal is repeated: it says that nothing was done.
/// </summary>
/// <param name="Attempts">Most calls made in all; at least 1.</param>
/// <param name="FirstPause">Pause after the first refusal; doubles after each further one.</param>
/// <param name="LongestPause">The pause grows no longer than this.</param>
public sealed record BusyRetry(int Attempts, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>
    /// Sixteen calls within about a minute: as long as the rest of an operation that the caller has given up on may take, so that
    /// what was changed can still be put back.
    /// </summary>
    public static BusyRetry Default { get; } = new(16, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5));

    /// <summary>One call only.</summary>
    public static BusyRetry None { get; } = new(1, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>
    /// Gives the random part of a pause, from 0 up to but without 1: several processes that were refused together must not
    /// come back together.
    /// </summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>The pause before the next call: from half to one and a half times what the doubling gives.</summary>
    /// <param name="refusals">Refusals so far; at least 1.</param>
    /// <returns>The pause.</returns>
    public TimeSpan PauseAfter(int refusals)
    {
        double doubled = FirstPause.TotalMilliseconds * Math.Pow(2, refusals - 1);
        return TimeSpan.FromMilliseconds(Math.Min(doubled, LongestPause.TotalMilliseconds) * (0.5 + Random()));
    }
}
