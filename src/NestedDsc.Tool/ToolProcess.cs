using System.Text;
using NestedDsc.Protocol.Streams;
using NestedDsc.Tool.Output;
using Spectre.Console;

namespace NestedDsc.Tool;

/// <summary>The outside world of the tool, so that tests run it in their own process.</summary>
/// <param name="Console">Where output goes.</param>
/// <param name="Plain">Whether output is to be free of colours and of characters beyond ASCII of our own.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Directory">The folder of the tool, of the resources and of their manifests.</param>
internal sealed record ToolProcess(
    IAnsiConsole Console, bool Plain, TextWriter Error, Func<string, string?> Environment, string Directory)
{
    /// <summary>Opens standard output for a report, as bytes.</summary>
    public Func<Stream> OpenOutput { get; init; } = StandardStreams.OpenOutput;

    /// <summary>Opens standard input.</summary>
    public Func<Stream> OpenInput { get; init; } = StandardStreams.OpenInput;

    /// <summary>Where progress is shown; <see langword="null"/> if nobody watches.</summary>
    public IAnsiConsole? Progress { get; init; }

    /// <summary>What a command has done when it begins to tell of it, for the error if that can't be written.</summary>
    public string? Deed { get; set; }

    public static ToolProcess Current()
    {
        // First of all: nothing that is opened may get the number of a stream that is closed.
        Stream output = StandardStreams.OpenOutput();
        Stream error = StandardStreams.OpenError();
        bool redirected = System.Console.IsOutputRedirected;
        bool plain = redirected || Terminals.IsPlain(System.Environment.GetEnvironmentVariable);
        return new ToolProcess(
            Terminals.Create(redirected ? Utf8(output) : Screen(), Terminals.Width(redirected), plain),
            plain,
            System.Console.IsErrorRedirected ? Utf8(error) : System.Console.Error,
            System.Environment.GetEnvironmentVariable,
            AppContext.BaseDirectory)
        {
            Progress = System.Console.IsErrorRedirected || Terminals.IsPlain(System.Environment.GetEnvironmentVariable)
                ? null
                : Terminals.Interactive(System.Console.Error),
        };
    }

    // What reads a pipe gets UTF-8, whatever the code page of the console is.
    private static StreamWriter Utf8(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static TextWriter Screen()
    {
        try
        {
            System.Console.OutputEncoding = Encoding.UTF8;
        }
        catch (IOException)
        {
            // A console that can't change its encoding shows what it can.
        }

        return System.Console.Out;
    }
}
