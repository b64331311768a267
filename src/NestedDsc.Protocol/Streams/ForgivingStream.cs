namespace NestedDsc.Protocol.Streams;

/// <summary>
/// Standard error: what it can't take is lost, and all that comes after it. Messages are no reason to leave a change half made, and
/// half of a line must not be followed by another one.
/// </summary>
/// <param name="stream">What takes it.</param>
internal sealed class ForgivingStream(Stream stream) : FlowingStream
{
    private volatile bool _isGivenUp;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isGivenUp)
        {
            return;
        }

        try
        {
            stream.Write(buffer);
        }
#pragma warning disable CA1031 // Whatever it is, there is nowhere left to say it.
        catch (Exception)
#pragma warning restore CA1031
        {
            _isGivenUp = true;
        }
    }
}
