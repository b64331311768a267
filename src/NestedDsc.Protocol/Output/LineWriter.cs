using System.Buffers;
using System.Text.Json;
using NestedDsc.Protocol.Streams;

namespace NestedDsc.Protocol.Output;

/// <summary>
/// Collects lines of JSON and hands all of them to standard output at once, as bytes, when nothing can go wrong any more: whoever fails
/// leaves nothing there. Never through <see cref="Console.Out"/>, which on
/// Windows ends lines with CR LF and encodes for the console's code page.
/// </summary>
/// <param name="stream">Standard output.</param>
internal sealed class LineWriter(Stream stream)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>What was done, for the error if the answer is lost; <see langword="null"/> if nothing was to be done.</summary>
    public string? Deed { get; set; }

    /// <summary>Writes one JSON document as one line.</summary>
    /// <param name="write">Writes the document.</param>
    public void Json(Action<Utf8JsonWriter> write) => Json(write, JsonText.Compact);

    /// <summary>Writes one JSON document over several lines, for people.</summary>
    /// <param name="write">Writes the document.</param>
    public void Indented(Action<Utf8JsonWriter> write) => Json(write, JsonText.Indented);

    /// <summary>Writes an array of strings as one line.</summary>
    /// <param name="items">The strings.</param>
    public void Names(IEnumerable<string> items) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (string item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    });

    /// <summary>Writes a JSON document as one line.</summary>
    /// <param name="utf8">The document, without a line break.</param>
    public void Line(ReadOnlySpan<byte> utf8)
    {
        _buffer.Write(utf8);
        _buffer.Write("\n"u8);
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="utf8">The bytes.</param>
    public void Raw(ReadOnlySpan<byte> utf8) => _buffer.Write(utf8);

    /// <summary>Hands over what was written.</summary>
    /// <exception cref="ResourceException">
    /// Nobody takes it (<see cref="ExitCode.AnswerLost"/> if something was to be done, otherwise <see cref="ExitCode.Failed"/>).
    /// </exception>
    public void Flush()
    {
        try
        {
            stream.Write(_buffer.WrittenSpan);
            stream.Flush();
        }
        catch (IOException error)
        {
            throw new ResourceException(
                Deed is null ? ExitCode.Failed : ExitCode.AnswerLost,
                $"The answer could not be written to standard output: {(error as OutputException)?.Reason ?? error.Message.TrimEnd('.')}. {Deed ?? "Nothing was changed."}",
                error);
        }
    }

    private void Json(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using (var writer = new Utf8JsonWriter(_buffer, options))
        {
            write(writer);
        }

        _buffer.Write("\n"u8);
    }
}
