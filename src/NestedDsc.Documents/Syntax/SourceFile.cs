using System.Text;
using System.Text.Unicode;
using NestedDsc.Protocol.Files;

namespace NestedDsc.Documents.Syntax;

/// <summary>Reads a file of values: JSON, or YAML 1.2 with what both know. Within limits, so that no file exhausts the machine.</summary>
internal static class SourceFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestSize = 4 * 1024 * 1024;

    /// <summary>How deep lists and objects may be nested.</summary>
    public const int DeepestNesting = 64;

    private static readonly Mark Start = new(1, 1);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>Its value; <see langword="null"/> if it can't be read as one.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Node? Read(string path, MistakeList mistakes)
    {
        byte[] bytes;
        try
        {
            bytes = RegularFile.ReadAllBytes(path, LargestSize);
        }
        catch (FileTooLargeException)
        {
            mistakes.Add(Start, $"The file is larger than {LargestSize / (1024 * 1024)} MB, which no configuration is.");
            return null;
        }

        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith(Utf8Mark) ? bytes.AsMemory(Utf8Mark.Length) : bytes;
        if (!Utf8.IsValid(text.Span))
        {
            mistakes.Add(Start, "The file is not UTF-8 text.");
            return null;
        }

        return Parse(path, text, mistakes);
    }

    // As the engine does: what is valid JSON is JSON, and all else is YAML. A file that is called JSON has to be.
    private static Node? Parse(string path, ReadOnlyMemory<byte> text, MistakeList mistakes)
    {
        bool named = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<byte> begin = text.Span.TrimStart(" \t\r\n"u8);
        if (named || (begin.Length > 0 && begin[0] == '{'))
        {
            if (JsonSource.TryParse(text.Span, mistakes, out Node? node, out (Mark Mark, string Message) error))
            {
                return node;
            }

            if (named)
            {
                mistakes.Add(error.Mark, error.Message);
                return null;
            }
        }

        return new YamlSource(Encoding.UTF8.GetString(text.Span), mistakes).Parse();
    }
}
