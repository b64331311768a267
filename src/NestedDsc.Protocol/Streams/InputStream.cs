namespace NestedDsc.Protocol.Streams;

/// <summary>Standard input: it is read, or fails in one way. One that is closed is not empty: what it was to say is not known.</summary>
/// <param name="stream">What gives it; <see langword="null"/> if it is closed.</param>
internal sealed class InputStream(Stream? stream) : FlowingStream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (stream is null)
        {
            throw new InputException("it is closed");
        }

        try
        {
            return stream.Read(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // .NET says that access is denied where it is open for writing only.
            throw new InputException(error is IOException ? error.Message.TrimEnd('.') : "it is not open for reading", error);
        }
    }
}
