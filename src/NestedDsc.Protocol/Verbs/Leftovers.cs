namespace NestedDsc.Protocol.Verbs;

/// <summary>What a set that failed has left.</summary>
/// <param name="Changes">Properties that are not as they were.</param>
/// <param name="MayBeMadeGood">Whether a later set may have something to make good: certain, or not known.</param>
/// <param name="Unread">Why it is not known; <see langword="null"/> if it is.</param>
internal sealed record Leftovers(IReadOnlyList<string> Changes, bool MayBeMadeGood, Exception? Unread = null);
