using System.Text.Json;

namespace NestedDsc.Documents.Syntax;

/// <summary>Reads JSON, strictly: no comments, no trailing commas, no name twice.</summary>
internal ref struct JsonSource
{
    private readonly MistakeList _mistakes;
    private Utf8JsonReader _reader;
    private TextPosition _position;

    private JsonSource(ReadOnlySpan<byte> utf8, MistakeList mistakes)
    {
        _mistakes = mistakes;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = SourceFile.DeepestNesting });
        _position = new TextPosition(utf8);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">The text, valid UTF-8.</param>
    /// <param name="mistakes">Receives mistakes that leave it JSON, such as a name that comes twice.</param>
    /// <param name="node">The value.</param>
    /// <param name="error">Why and where the text is not JSON.</param>
    /// <returns><see langword="true"/> if it is JSON.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, MistakeList mistakes, out Node? node, out (Mark Mark, string Message) error)
    {
        var source = new JsonSource(utf8, mistakes);
        error = default;
        try
        {
            source._reader.Read();
            node = source.Value();
            source._reader.Read();
            return true;
        }
        catch (JsonException thrown)
        {
            node = null;
            error = (Place(utf8, thrown), "This is not valid JSON. Comments and trailing commas are not JSON; "
                + $"lists and objects may be nested {SourceFile.DeepestNesting} levels deep.");
            return false;
        }
    }

    private Node Value()
    {
        Mark mark = _position.At(_reader.TokenStartIndex);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(mark),
            JsonTokenType.StartArray => Array(mark),
            JsonTokenType.String => new Scalar(ScalarKind.Text, Text(mark), mark),
            JsonTokenType.Number => Number(mark),
            JsonTokenType.True => new Scalar(ScalarKind.Boolean, "true", mark),
            JsonTokenType.False => new Scalar(ScalarKind.Boolean, "false", mark),
            _ => new Scalar(ScalarKind.Null, "null", mark),
        };
    }

    private Mapping Object(Mark mark)
    {
        var mapping = new MappingBuilder(mark, _mistakes);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            Mark keyMark = _position.At(_reader.TokenStartIndex);
            string key = Text(keyMark);
            _reader.Read();
            mapping.Add(key, keyMark, Value());
        }

        return mapping.Build();
    }

    private Sequence Array(Mark mark)
    {
        var items = new List<Node>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value());
        }

        return new Sequence(items, mark);
    }

    private readonly Scalar Number(Mark mark)
    {
        string text = System.Text.Encoding.ASCII.GetString(_reader.ValueSpan);
        return new Scalar(text.AsSpan().ContainsAny(".eE") ? ScalarKind.Float : ScalarKind.Integer, text, mark);
    }

    private readonly string Text(Mark mark)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _mistakes.Add(mark, "The text holds half of a surrogate pair, which is not Unicode text.");
            return "";
        }
    }

    private static Mark Place(ReadOnlySpan<byte> text, JsonException error)
    {
        long offset = 0;
        for (long line = error.LineNumber ?? 0; line > 0 && text[(int)offset..].IndexOf((byte)'\n') is var end and >= 0; line--)
        {
            offset += end + 1;
        }

        return new TextPosition(text).At(offset + (error.BytePositionInLine ?? 0));
    }
}
