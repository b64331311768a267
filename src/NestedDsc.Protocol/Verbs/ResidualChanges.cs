namespace NestedDsc.Protocol.Verbs;

/// <summary>What a set that failed has left.</summary>
/// <param name="Changes">Properties that are not as they were.</param>
/// <param name="MayBeRecoverable">Whether a later set may have something to recover: certain, or not known.</param>
/// <param name="Unread">Why it is not known; <see langword="null"/> if it is.</param>
internal sealed record ResidualChanges(IReadOnlyList<string> Changes, bool MayBeRecoverable, Exception? Unread = null);
