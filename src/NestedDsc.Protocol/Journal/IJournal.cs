namespace NestedDsc.Protocol.Journal;

/// <summary>
/// The write-ahead journal of sets: what one interrupts is written down before its first step, where it outlives the process, and
/// struck out at its end. Each object has one entry at most, and one lock.
/// </summary>
public interface IJournal
{
    /// <summary>Reads what is known of an object. Never fails: what can't be read is nothing to act on.</summary>
    /// <param name="id">The object.</param>
    /// <returns>What is known.</returns>
    JournalStatus Read(Guid id);

    /// <summary>Keeps other processes from changing the object, until it is unlocked or this process ends.</summary>
    /// <param name="id">The object.</param>
    /// <returns>Whether it is locked now; <see langword="false"/> if another process has locked it.</returns>
    /// <exception cref="IOException">There is no place for it.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not write there.</exception>
    bool TryLock(Guid id);

    /// <summary>Lets other processes change the object.</summary>
    /// <param name="id">The object.</param>
    void Unlock(Guid id);

    /// <summary>Writes an entry in one step: after a crash there is the former one, this one or none, never half of one.</summary>
    /// <param name="entry">The entry; its object must be locked.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not write there.</exception>
    void Write(JournalEntry entry);

    /// <summary>Removes the entry of an object, unless another process has locked it. Whether this one has is as before.</summary>
    /// <param name="id">The object.</param>
    void Remove(Guid id);
}
