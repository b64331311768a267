using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NestedDsc.Protocol.Input;

/// <summary>Turns the bytes that the engine sent into a JSON object, strictly: no comments, no trailing data, UTF-8 only.</summary>
public static class InputDocument
{
    /// <summary>The largest instance that is read, in bytes. Real ones have a few hundred.</summary>
    public const int LargestSize = 1024 * 1024;

    private const int DeepestNesting = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">Standard input.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ResourceException">There are more than <see cref="LargestSize"/> of them (<see cref="ExitCode.InvalidInput"/>).</exception>
    public static byte[] ReadAll(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true)
        {
            int read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                return buffer.AsSpan(0, length).ToArray();
            }

            length += read;
            if (length > LargestSize)
            {
                throw new ResourceException(ExitCode.InvalidInput, $"The input: it is larger than {LargestSize} bytes, which no instance is.");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 4);
            }
        }
    }

    /// <summary>Turns text from the command line into bytes as they would come on standard input.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ResourceException">The text is not Unicode (<see cref="ExitCode.InvalidInput"/>).</exception>
    public static byte[] Encode(string text)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new ResourceException(ExitCode.InvalidInput, "The input: it holds half of a surrogate pair, which is not Unicode text.");
        }
    }

    /// <summary>Parses an instance. Empty input means an instance without properties.</summary>
    /// <param name="utf8">The bytes; a byte order mark is skipped.</param>
    /// <param name="mistakes">Receives what is wrong with the document and with the properties that are read from the result.</param>
    /// <param name="isFilter">Whether it is the filter of an export, see <see cref="InputObject.IsFilter"/>.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ResourceException">The bytes are not one JSON object in UTF-8 (<see cref="ExitCode.InvalidInput"/>).</exception>
    public static InputObject Parse(ReadOnlyMemory<byte> utf8, InputMistakes mistakes, bool isFilter = false)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ReadOnlyMemory<byte> text = utf8.Span.StartsWith(Utf8Mark) ? utf8[Utf8Mark.Length..] : utf8;
        if (text.Length > LargestSize)
        {
            throw Wrong(mistakes, InputRules.TooLarge, $"it is larger than {LargestSize} bytes, which no instance is.");
        }

        if (!Utf8.IsValid(text.Span))
        {
            throw Wrong(mistakes, InputRules.NotUtf8, "it is not UTF-8 text.");
        }

        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            text = "{}"u8.ToArray();
        }

        JsonElement root;
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = DeepestNesting };
            root = JsonDocument.Parse(text, options).RootElement;
        }
        catch (JsonException error)
        {
            throw Wrong(
                mistakes,
                IsTooDeep(text.Span) ? InputRules.TooDeep : InputRules.NotJson,
                $"it is not valid JSON at {Place(error, text.Span)}. Comments and trailing commas are not JSON; nesting goes {DeepestNesting} levels deep at most.");
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(mistakes, InputRules.WrongType, $"it must be a JSON object, not {JsonValue.Describe(root)}.");
        }

        return new InputObject(root, "", mistakes, isFilter, isItem: false);
    }

    // In words of our own: the framework's speak of its reader and its options, not of the input.
    private static string Place(JsonException error, ReadOnlySpan<byte> text)
    {
        long line = error.LineNumber ?? 0;
        for (long skipped = 0; skipped < line && text.IndexOf((byte)'\n') is var end and >= 0; skipped++)
        {
            text = text[(end + 1)..];
        }

        long column = error.BytePositionInLine ?? 0;
        string where = $"line {line + 1}, byte {column + 1}";
        return column < text.Length && text[(int)column] is > 0x20 and < 0x7F ? $"{where} ('{(char)text[(int)column]}')" : where;
    }

    // Whether nothing else is wrong with it.
    private static bool IsTooDeep(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LargestSize });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ResourceException Wrong(InputMistakes mistakes, InputRule rule, string what)
    {
        mistakes.Add("", rule, what);
        return new ResourceException(ExitCode.InvalidInput, mistakes.Messages);
    }
}
