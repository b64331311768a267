namespace NestedDsc.Protocol.Tests.Running;

/// <summary>Gives spaces for ever, as a device or a runaway writer does.</summary>
internal sealed class EndlessStream : ReadOnlyStream
{
    public long Given { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Array.Fill(buffer, (byte)' ', offset, count);
        Given += count;
        return count;
    }
}
