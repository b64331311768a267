using NestedDsc.Protocol.Journal;

namespace NestedDsc.Protocol.Plans;

/// <summary>What was read of an instance: all that a plan goes by.</summary>
/// <typeparam name="TContext">A connection to what is managed.</typeparam>
public sealed record Reading<TContext>
{
    /// <summary>
    /// The object that was found, if a set locks it and keeps a journal of it; <see langword="null"/> if there is none. What a whole host
    /// shares has the journal of that, and is locked already.
    /// </summary>
    public LockTarget? Target { get; init; }

    /// <summary>Makes the plan: a pure function of what was read here and of what the journal knows of the object.</summary>
    public required Func<JournalStatus, Plan<TContext>> Planner { get; init; }

    /// <summary>
    /// Reads the same object once more. A name is resolved once, and what no set changes is read once: what was found before goes
    /// over into the new reading.
    /// </summary>
    public required Func<TContext, Reading<TContext>> Again { get; init; }

    /// <summary>Makes the plan, with what the journal knows by now.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>The plan.</returns>
    public Plan<TContext> Plan(IJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Planner(Target is null ? JournalStatus.None : journal.Read(Target.Id));
    }
}
