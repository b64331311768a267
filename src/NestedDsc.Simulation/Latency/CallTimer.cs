namespace NestedDsc.Simulation.Latency;

/// <summary>Lets the time that calls take pass: on the session's clock, and for whoever waits for the answer.</summary>
/// <param name="latency">How long calls take.</param>
/// <param name="clock">The session's clock.</param>
/// <param name="sleep">Waits.</param>
internal sealed class CallTimer(HostLatency latency, VirtualClock clock, Action<TimeSpan> sleep)
{
    private TimeSpan _owed;

    /// <summary>Whether instances cost anything, so that they must be counted.</summary>
    public bool CountsInstances => latency.PerInstance > TimeSpan.Zero;

    /// <summary>Lets the time of a call pass.</summary>
    public void Call() => Pass(latency.PerCall);

    /// <summary>Lets the time of enumerating instances pass.</summary>
    /// <param name="count">Number of instances.</param>
    public void Instances(int count) => Pass(latency.PerInstance * count);

    // Sleeping takes whole milliseconds: what is less is kept for the next time.
    private void Pass(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return;
        }

        clock.Pass(duration);
        _owed += duration;
        var whole = TimeSpan.FromMilliseconds(Math.Floor(_owed.TotalMilliseconds));
        if (whole > TimeSpan.Zero)
        {
            _owed -= whole;
            sleep(whole);
        }
    }
}
