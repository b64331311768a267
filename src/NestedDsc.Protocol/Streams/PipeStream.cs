using Microsoft.Win32.SafeHandles;

namespace NestedDsc.Protocol.Streams;

/// <summary>
/// A pipe or socket: it fails when the other end has gone, and waits for one that is slow, also where whoever made it does not want
/// its calls to wait (<c>O_NONBLOCK</c>).
/// </summary>
internal sealed class PipeStream : FlowingStream
{
    // What a pipe takes whole or not at all: PIPE_BUF of Linux, see pipe(7).
    private const int Piece = 4096;
    private const int TryAgainOfLinux = 11;
    private const int TryAgainOfMacOS = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly FileStream _pipe;

    private PipeStream(FileStream pipe) => _pipe = pipe;

    /// <inheritdoc/>
    public override bool CanRead => _pipe.CanRead;

    /// <inheritdoc/>
    public override bool CanWrite => _pipe.CanWrite;

    /// <summary>Opens a pipe.</summary>
    /// <returns>
    /// The stream; <see langword="null"/> if it is something else: a file has a place to write at that several processes share, and
    /// which a <see cref="FileStream"/> does not move on.
    /// </returns>
    public static PipeStream? Open(SafeFileHandle handle, StandardStream which)
    {
        var pipe = new FileStream(handle, which == StandardStream.Input ? FileAccess.Read : FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? null : new PipeStream(pipe);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            try
            {
                return _pipe.Read(buffer);
            }
            catch (IOException error) when (IsToWaitFor(error))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (int start = 0; start < buffer.Length; start += Piece)
        {
            WritePiece(buffer[start..Math.Min(start + Piece, buffer.Length)]);
        }
    }

    private static bool IsToWaitFor(IOException error) => !OperatingSystem.IsWindows() && error.HResult is TryAgainOfLinux or TryAgainOfMacOS;

    private void WritePiece(ReadOnlySpan<byte> piece)
    {
        while (true)
        {
            try
            {
                _pipe.Write(piece);
                return;
            }
            catch (IOException error) when (IsToWaitFor(error))
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
