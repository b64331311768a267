namespace NestedDsc.Protocol.Streams;

/// <summary>Standard output: it is written, or fails in one way, and then for good.</summary>
/// <param name="stream">What takes it; <see langword="null"/> if it is closed.</param>
internal sealed class OutputStream(Stream? stream) : FlowingStream
{
    private OutputException? _failure = stream is null ? new OutputException("it is closed") : null;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_failure is { } earlier)
        {
            throw new OutputException(earlier.Reason, earlier);
        }

        try
        {
            stream!.Write(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // .NET says that access is denied where it is open for reading only.
            _failure = new OutputException(error is IOException ? error.Message.TrimEnd('.') : "it is not open for writing", error);
            throw _failure;
        }
    }
}
