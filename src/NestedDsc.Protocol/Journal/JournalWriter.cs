using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Journal;

/// <summary>
/// What a set writes into the journal before its first step. The plan says it, the set verb writes it, and steps that get to know
/// more bring it up to date.
/// </summary>
/// <param name="entry">What to write.</param>
public sealed class JournalWriter(JournalEntry entry)
{
    private IJournal? _journal;

    /// <summary>What is written.</summary>
    public JournalEntry Entry { get; private set; } = entry;

    /// <summary>What the next set does if this one is ended half-way, as a sentence; <see langword="null"/> if it does nothing.</summary>
    public string? RecoveryHint { get; init; }

    /// <summary>What the user has to do instead if the next set does nothing, as a sentence.</summary>
    public required string ManualHint { get; init; }

    /// <summary>The hint that is true by now.</summary>
    public string Hint => _journal is not null && RecoveryHint is not null ? RecoveryHint : ManualHint;

    /// <summary>Writes it for the first time. Where that is not possible the set goes on without, and says so.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="setLock">The lock of the object, without which nothing is written.</param>
    /// <param name="target">The object.</param>
    /// <param name="trace">For the warning.</param>
    internal void Start(IJournal journal, SetLock setLock, LockTarget target, Tracer trace)
    {
        string? problem = setLock.Problem;
        if (setLock.IsHeld)
        {
            problem = TryWrite(journal);
            _journal = problem is null ? journal : null;
        }

        if (problem is not null)
        {
            trace.Warn(
                $"The state of {target.Name} can't be written down ({problem}). Should this process be ended before it is done, the next set will not know.");
        }
    }

    /// <summary>Brings up to date what is written. What can't be written is known less exactly, which only makes the next run more careful.</summary>
    /// <param name="changes">Names and values of facts; <see langword="null"/> removes one.</param>
    public void Update(params IEnumerable<(string Name, string? Value)> changes)
    {
        if (_journal is not null)
        {
            Entry = Entry.With(changes);
            TryWrite(_journal);
        }
    }

    private string? TryWrite(IJournal journal)
    {
        try
        {
            journal.Write(Entry);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
