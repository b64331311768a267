namespace NestedDsc.Protocol.Intents;

/// <summary>
/// What a set wrote down before it interrupted something, so that a later run can make good what a process that was ended
/// could not. It lasts from the first step to the last.
/// </summary>
/// <param name="Id">The object that is interrupted.</param>
/// <param name="Since">When the set began, in UTC.</param>
/// <param name="Action">What was going on, for messages.</param>
/// <param name="Facts">What the object was like, in words of the resource: at most <see cref="IntentText.MostFacts"/>.</param>
public sealed record Intent(Guid Id, DateTimeOffset Since, string Action, IReadOnlyDictionary<string, string> Facts);
