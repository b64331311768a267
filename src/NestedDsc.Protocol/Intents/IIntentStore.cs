namespace NestedDsc.Protocol.Intents;

/// <summary>Keeps intents where they outlive the process, beside what they are about.</summary>
public interface IIntentStore
{
    /// <summary>Reads what is known of an object. Never fails: what can't be read is nothing to act on.</summary>
    /// <param name="id">The object.</param>
    /// <returns>What is known.</returns>
    IntentReading Read(Guid id);

    /// <summary>Keeps other processes from beginning a set of the object, until it is released or this process ends.</summary>
    /// <param name="id">The object.</param>
    /// <returns>Whether it is held now; <see langword="false"/> if another process holds it.</returns>
    /// <exception cref="IOException">There is no place for it.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not write there.</exception>
    bool TryHold(Guid id);

    /// <summary>Writes an intent in one step: after a crash there is the former one, this one or none, never half of one.</summary>
    /// <param name="intent">The intent; its object must be held.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not write there.</exception>
    void Write(Intent intent);

    /// <summary>Removes what is known of an object, unless another process holds it. Whether this one does is as before.</summary>
    /// <param name="id">The object.</param>
    void Remove(Guid id);

    /// <summary>Lets other processes begin a set of the object.</summary>
    /// <param name="id">The object.</param>
    void Release(Guid id);
}
