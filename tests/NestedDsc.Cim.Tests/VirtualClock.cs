namespace NestedDsc.Cim.Tests;

internal sealed class VirtualClock : ICimClock
{
    public DateTimeOffset UtcNow { get; private set; } = DateTimeOffset.UnixEpoch;

    public List<TimeSpan> Waits { get; } = [];

    public void Wait(TimeSpan duration)
    {
        Waits.Add(duration);
        UtcNow += duration;
    }
}
