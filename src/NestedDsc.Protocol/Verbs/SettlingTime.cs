namespace NestedDsc.Protocol.Verbs;

/// <summary>
/// How long a set waits for what may pass by itself: eight looks within about twenty seconds. The merge of a disk takes longer than
/// anybody wants to wait.
/// </summary>
internal static class SettlingTime
{
    /// <summary>Looks in all.</summary>
    public const int MaxLooks = 8;

    private const double FirstPause = 500;
    private const double MaxPause = 4000;

    /// <summary>The pause before the next look: from half to one and a half times what doubling gives, so that sets that met do not meet again.</summary>
    /// <param name="looks">Looks so far; at least 1.</param>
    public static TimeSpan PauseAfter(int looks) =>
        TimeSpan.FromMilliseconds(Math.Min(FirstPause * Math.Pow(2, looks - 1), MaxPause) * (0.5 + Random.Shared.NextDouble()));
}
