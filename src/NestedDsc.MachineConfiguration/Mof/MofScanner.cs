using System.Globalization;
using System.Text;

namespace NestedDsc.MachineConfiguration.Mof;

/// <summary>Takes a MOF text apart, as the MI parser does.</summary>
internal sealed class MofScanner
{
    private const int HexDigits = 4;

    private readonly string _text;
    private int _at;

    public MofScanner(string text)
    {
        _text = text;
        Skip();
    }

    public bool AtEnd => _at == _text.Length;

    public bool AtText => Current == '"';

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    public MofException Mistake(string message)
    {
        int line = 1 + _text.AsSpan(0, _at).Count('\n');
        return new MofException($"Line {line} of the MOF: {message}.");
    }

    /// <summary>Letters, digits and signs: an identifier, a number or a word of the language.</summary>
    public string Word()
    {
        int start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-' or '+' or '.')
        {
            _at++;
        }

        if (start == _at)
        {
            throw Mistake(AtEnd ? "it ends in the middle of an instance" : $"'{Current}' is not expected here");
        }

        string word = _text[start.._at];
        Skip();
        return word;
    }

    public string Identifier()
    {
        string word = Word();
        return char.IsAsciiDigit(word[0]) || !word.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? throw Mistake($"'{word}' is no name")
            : word;
    }

    public void Expect(string keyword)
    {
        if (!Accept(keyword))
        {
            throw Mistake($"'{keyword}' is expected");
        }
    }

    public bool Accept(string keyword)
    {
        int end = _at + keyword.Length;
        if (end > _text.Length
            || !_text.AsSpan(_at, keyword.Length).Equals(keyword, StringComparison.OrdinalIgnoreCase)
            || (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_')))
        {
            return false;
        }

        _at = end;
        Skip();
        return true;
    }

    public void Expect(char sign)
    {
        if (!Accept(sign))
        {
            throw Mistake($"'{sign}' is expected");
        }
    }

    public bool Accept(char sign)
    {
        if (Current != sign || AtEnd)
        {
            return false;
        }

        _at++;
        Skip();
        return true;
    }

    public string Text()
    {
        var text = new StringBuilder();
        _at++;
        while (Current != '"')
        {
            if (AtEnd)
            {
                throw Mistake("a text does not end");
            }

            text.Append(Current == '\\' ? Escaped() : Current);
            _at++;
        }

        _at++;
        Skip();
        return text.ToString();
    }

    // Ends on the last character of the escape.
    private char Escaped()
    {
        _at++;
        switch (Current)
        {
            case '"' or '\'' or '\\':
                return Current;
            case 'b':
                return '\b';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'x' or 'X':
                return Hexadecimal();
            default:
                throw Mistake($"'\\{Current}' is no escape");
        }
    }

    private char Hexadecimal()
    {
        int start = _at + 1;
        if (start + HexDigits > _text.Length
            || !ushort.TryParse(
                _text.AsSpan(start, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            throw Mistake("\\x needs four hexadecimal digits");
        }

        _at += HexDigits;
        return (char)code;
    }

    // White space and comments.
    private void Skip()
    {
        while (!AtEnd)
        {
            if (char.IsWhiteSpace(Current))
            {
                _at++;
            }
            else if (_text.AsSpan(_at).StartsWith("//", StringComparison.Ordinal))
            {
                _at = EndOf("\n", _at);
            }
            else if (_text.AsSpan(_at).StartsWith("/*", StringComparison.Ordinal))
            {
                _at = EndOf("*/", _at + 2);
            }
            else
            {
                return;
            }
        }
    }

    private int EndOf(string mark, int from)
    {
        int found = _text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? _text.Length : found + mark.Length;
    }
}
