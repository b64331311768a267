namespace NestedDsc.Protocol.Tests.Running;

/// <summary>Gives a byte at a time, as a pipe may.</summary>
internal sealed class DrippingStream(byte[] content) : ReadOnlyStream
{
    private int _given;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == content.Length)
        {
            return 0;
        }

        buffer[offset] = content[_given++];
        return 1;
    }
}
