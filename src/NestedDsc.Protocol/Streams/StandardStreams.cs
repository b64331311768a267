using Microsoft.Win32.SafeHandles;

namespace NestedDsc.Protocol.Streams;

/// <summary>
/// Standard input, output and error of this process, whatever they are: files, pipes, full disks, or closed. Standard output says
/// when it can't be written (<see cref="OutputException"/>), which the streams of <see cref="Console"/> do not where the reader of a
/// pipe has gone; standard error is given up without a word. A stream that the process was started without is closed for good: what
/// got its number since is never written to. To use it is the first thing that a program does, before it opens any file.
/// </summary>
public static class StandardStreams
{
    private static readonly bool[] IsOpen = OperatingSystem.IsWindows() ? WindowsHandles.FindOpen() : UnixDescriptors.FindOpen();

    /// <summary>Opens standard input.</summary>
    /// <returns>The stream. To read it gives bytes, the end, or an <see cref="InputException"/>.</returns>
    public static Stream OpenInput() => new InputStream(Open(StandardStream.Input));

    /// <summary>Opens standard output.</summary>
    /// <returns>The stream. What it is given is written at once, or ends in an <see cref="OutputException"/>.</returns>
    public static Stream OpenOutput() => new OutputStream(Open(StandardStream.Output));

    /// <summary>Opens standard error.</summary>
    /// <returns>The stream. It fails never: from the first failure on, what it is given is lost.</returns>
    public static Stream OpenError() => new ForgivingStream(Open(StandardStream.Error) ?? Stream.Null);

    private static Stream? Open(StandardStream which)
    {
        if (!IsOpen[(int)which])
        {
            return null;
        }

        try
        {
            return PipeStream.Open(HandleOf(which), which) ?? OfConsole(which);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Something that is no file, pipe or console.
            return OfConsole(which);
        }
    }

    // Not its own: the streams of the process end with it.
    private static SafeFileHandle HandleOf(StandardStream which) => new(
        OperatingSystem.IsWindows() ? WindowsHandles.Get(which) : (nint)(int)which, ownsHandle: false);

    private static Stream? OfConsole(StandardStream which)
    {
        Stream stream = which switch
        {
            StandardStream.Input => Console.OpenStandardInput(),
            StandardStream.Output => Console.OpenStandardOutput(),
            _ => Console.OpenStandardError(),
        };

        // On Windows, .NET gives this one for a handle that is none.
        return stream == Stream.Null ? null : stream;
    }
}
