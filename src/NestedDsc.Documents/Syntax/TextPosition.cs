using System.Text;

namespace NestedDsc.Documents.Syntax;

/// <summary>Turns offsets of UTF-8 text into lines and columns. They are asked for in rising order, so that no text is looked at twice.</summary>
/// <param name="text">The text.</param>
internal ref struct TextPosition(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Finds the place of an offset.</summary>
    /// <param name="offset">Offset in bytes, not before the one that was asked for last.</param>
    /// <returns>The place.</returns>
    public Mark At(long offset)
    {
        for (int end = (int)Math.Min(offset, _text.Length); _offset < end;)
        {
            Rune.DecodeFromUtf8(_text[_offset..], out Rune rune, out int length);
            _offset += length;
            if (rune.Value == '\n')
            {
                _line++;
                _column = 1;
            }
            else
            {
                _column += rune.Utf16SequenceLength;
            }
        }

        return new Mark(_line, _column);
    }
}
