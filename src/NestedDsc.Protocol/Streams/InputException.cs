namespace NestedDsc.Protocol.Streams;

/// <summary>Standard input can't be read.</summary>
/// <param name="reason">Why, as half a sentence.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class InputException(string reason, Exception? innerException = null)
    : IOException($"Standard input can't be read: {reason}.", innerException)
{
    /// <summary>Why, as half a sentence.</summary>
    public string Reason { get; } = reason;
}
