namespace NestedDsc.Protocol.Streams;

/// <summary>Standard output can't be written.</summary>
/// <param name="reason">Why, as half a sentence.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class OutputException(string reason, Exception? innerException = null)
    : IOException($"Standard output can't be written: {reason}.", innerException)
{
    /// <summary>Why, as half a sentence.</summary>
    public string Reason { get; } = reason;
}
