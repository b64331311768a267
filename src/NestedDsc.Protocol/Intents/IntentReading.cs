namespace NestedDsc.Protocol.Intents;

/// <summary>What is known of a set of an object that has not ended.</summary>
/// <param name="Intent">What it wrote down; <see langword="null"/> if nothing, or nothing that can be read.</param>
/// <param name="IsUnderWay">Whether it still goes on, in another process.</param>
/// <param name="Problem">Why what it wrote down can't be read; <see langword="null"/> if it can, or there is nothing.</param>
public sealed record IntentReading(Intent? Intent, bool IsUnderWay = false, string? Problem = null)
{
    /// <summary>Every set of the object has ended.</summary>
    public static IntentReading None { get; } = new(Intent: null);
}
