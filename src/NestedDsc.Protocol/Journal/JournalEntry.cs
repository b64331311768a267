namespace NestedDsc.Protocol.Journal;

/// <summary>What a set wrote down before its first step, so that a later run can recover what a process that was ended could not.</summary>
/// <param name="Id">The object that is interrupted.</param>
/// <param name="Since">When the set began, in UTC.</param>
/// <param name="Action">What was going on, for messages.</param>
/// <param name="Facts">What the object was like, in words of the resource: at most <see cref="JournalSerializer.MaxFacts"/>.</param>
public sealed record JournalEntry(Guid Id, DateTimeOffset Since, string Action, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>This with other facts.</summary>
    /// <param name="changes">Their names and values; <see langword="null"/> removes one.</param>
    /// <returns>The entry.</returns>
    public JournalEntry With(params IEnumerable<(string Name, string? Value)> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var facts = new Dictionary<string, string>(Facts, StringComparer.Ordinal);
        foreach ((string name, string? value) in changes)
        {
            facts.Remove(name);
            if (value is not null)
            {
                facts.Add(name, value);
            }
        }

        return this with { Facts = facts };
    }
}
