using System.Buffers;
using System.Text.Json;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Protocol.Tracing;

/// <summary>Writes messages to standard error as the engine reads them: one JSON object a line, such as <c>{"warn":"…"}</c>.</summary>
/// <param name="stream">Standard error.</param>
/// <param name="level">The least severe level to write.</param>
public sealed class Tracer(Stream stream, TraceLevel level)
{
    /// <summary>Name of the environment variable in which the engine passes its own level on.</summary>
    public const string EnvironmentVariable = "DSC_TRACE_LEVEL";

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Whether messages of a level are written, for callers whose texts are costly to make.</summary>
    /// <param name="wanted">The level.</param>
    /// <returns><see langword="true"/> if they are written.</returns>
    public bool IsEnabled(TraceLevel wanted) => wanted <= level;

    /// <summary>Reads a level as the engine writes it.</summary>
    /// <param name="text"><c>error</c>, <c>warn</c>, <c>info</c>, <c>debug</c> or <c>trace</c>, in any case; anything else means <c>warn</c>.</param>
    /// <returns>The level.</returns>
    public static TraceLevel ParseLevel(string? text) => text?.ToUpperInvariant() switch
    {
        "ERROR" => TraceLevel.Error,
        "INFO" => TraceLevel.Info,
        "DEBUG" => TraceLevel.Debug,
        "TRACE" => TraceLevel.Trace,
        _ => TraceLevel.Warn,
    };

    /// <summary>Writes an error.</summary>
    /// <param name="message">The text.</param>
    public void Error(string message) => Write(TraceLevel.Error, "error"u8, message);

    /// <summary>Writes a warning.</summary>
    /// <param name="message">The text.</param>
    public void Warn(string message) => Write(TraceLevel.Warn, "warn"u8, message);

    /// <summary>Writes a step of the operation.</summary>
    /// <param name="message">The text.</param>
    public void Info(string message) => Write(TraceLevel.Info, "info"u8, message);

    /// <summary>Writes a detail for the administrator.</summary>
    /// <param name="message">The text.</param>
    public void Debug(string message) => Write(TraceLevel.Debug, "debug"u8, message);

    /// <summary>Writes a detail for the developer.</summary>
    /// <param name="message">The text.</param>
    public void Trace(string message) => Write(TraceLevel.Trace, "trace"u8, message);

    /// <summary>Writes a warning that no level silences: that it is not this computer that is worked on, for example.</summary>
    /// <param name="message">The text.</param>
    public void Announce(string message) => Write("warn"u8, message);

    private void Write(TraceLevel wanted, ReadOnlySpan<byte> name, string message)
    {
        if (IsEnabled(wanted))
        {
            Write(name, message);
        }
    }

    // A signal comes on a thread of its own.
    private void Write(ReadOnlySpan<byte> name, string message)
    {
        lock (_buffer)
        {
            WriteLine(name, message);
        }
    }

    private void WriteLine(ReadOnlySpan<byte> name, string message)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, JsonText.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString(name, UnicodeText.Visible(message));
            writer.WriteEndObject();
        }

        _buffer.Write("\n"u8);
        stream.Write(_buffer.WrittenSpan);
        stream.Flush();
    }
}
