namespace NestedDsc.Cim.Mi;

/// <summary>The clock of this computer.</summary>
public sealed class SystemCimClock : ICimClock
{
    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public void Wait(TimeSpan duration) => Thread.Sleep(duration);
}
