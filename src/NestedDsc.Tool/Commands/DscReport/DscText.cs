using System.Text;
using System.Text.Json;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>Turns bytes that dsc wrote, or a shell on its behalf, into JSON.</summary>
internal static class DscText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Parses an output. Windows PowerShell writes UTF-16 to files; that is understood too.</summary>
    /// <exception cref="ToolException">It is not JSON; the message names the place.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> output, string source)
    {
        ReadOnlyMemory<byte> utf8 = output.Span switch
        {
            [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(output.Span[2..])),
            [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(output.Span[2..])),
            [0xEF, 0xBB, 0xBF, ..] => output[3..],
            _ => output,
        };
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new ToolException($"{source} is empty. dsc writes nothing if a run fails as a whole; its messages say why.");
        }

        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException error)
        {
            throw new ToolException(
                $"{source}: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: it is not valid JSON, or has a property twice. "
                + "Let dsc write JSON: 'dsc config test --output-format json'.", error);
        }
    }
}
