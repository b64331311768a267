namespace NestedDsc.Protocol.Journal;

/// <summary>What the journal knows of a set of an object that has not ended.</summary>
/// <param name="Entry">What it wrote down; <see langword="null"/> if nothing, or nothing that can be read.</param>
/// <param name="IsLocked">Whether it still goes on, in another process.</param>
/// <param name="Problem">Why what it wrote down can't be read; <see langword="null"/> if it can, or there is nothing.</param>
public sealed record JournalStatus(JournalEntry? Entry, bool IsLocked = false, string? Problem = null)
{
    /// <summary>Every set of the object has ended.</summary>
    public static JournalStatus None { get; } = new(Entry: null);

    /// <summary>Whether a set has ended without striking out what it wrote down.</summary>
    public bool IsInterrupted => !IsLocked && (Entry is not null || Problem is not null);
}
