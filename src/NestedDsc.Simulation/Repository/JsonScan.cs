using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>A forward pass over a host's file that knows what it expects and says where it was disappointed.</summary>
/// <param name="document">The file.</param>
/// <param name="strict">
/// Whether everything is looked at. Otherwise objects within arrays are passed over by their braces, three times as fast, and
/// a place in an error message may be wrong.
/// </param>
/// <param name="ahead">What another thread has passed over by now, if one helps.</param>
internal ref struct JsonScan(HostDocument document, bool strict, SkippedAhead? ahead = null)
{
    private Utf8JsonReader _reader = new(document.Text, HostFileReader.JsonOptions);
    private int _start;

    /// <summary>Number of bytes read.</summary>
    public readonly int Position => _start + (int)_reader.BytesConsumed;

    public readonly JsonTokenType TokenType => _reader.TokenType;

    public readonly HostFileException Error(string place, string problem) => new(document.FilePath, place, problem);

    /// <summary>Reads the next token, which must be of a kind.</summary>
    public void Expect(JsonTokenType token, string place, string what)
    {
        if (!_reader.Read() || _reader.TokenType != token)
        {
            throw Error(place, $"must be {what}");
        }
    }

    /// <summary>Reads the name of the next property, or the end of the object.</summary>
    /// <returns>The name, or <see langword="null"/> at the end.</returns>
    public string? NextName(string place, HashSet<string> seen)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string name = _reader.GetString()!;
        return seen.Add(name) ? name : throw Error(place, $"property \"{name}\" stands there twice");
    }

    /// <summary>Reads a text.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="property">The property there, if the place does not name it.</param>
    public string Text(string place, string property = "") =>
        _reader.Read() && _reader.TokenType == JsonTokenType.String
            ? _reader.GetString()!
            : throw Error(property.Length == 0 ? place : $"{place}.{property}", "must be a text");

    /// <summary>Skips a value.</summary>
    /// <returns>Where it stands.</returns>
    public TextRange Value(JsonTokenType token, string place, string what)
    {
        Expect(token, place, what);
        return SkipRest();
    }

    /// <summary>Reads an array's next element of a kind, skipping what is in it.</summary>
    /// <returns>Where the element stands, or <see langword="null"/> at the array's end.</returns>
    public TextRange? NextElement(JsonTokenType token, string place, string what)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            return null;
        }

        return _reader.TokenType == token ? SkipRest() : throw Error(place, $"must be {what}");
    }

    /// <summary>Passes over an array's objects, as long as nothing else is among them. The array must just have begun.</summary>
    /// <returns>Where they stand.</returns>
    public List<TextRange> SkipObjects()
    {
        if (strict)
        {
            return [];
        }

        // The reader goes on after them as if the array had just begun.
        (int end, List<TextRange> objects) = ahead is null ? ObjectSkipper.Skip(document.Text, Position) : ahead.Skip(Position);
        _reader = new Utf8JsonReader(document.Text.AsSpan(end), isFinalBlock: true, _reader.CurrentState);
        _start = end;
        return objects;
    }

    /// <summary>Reads an array of texts.</summary>
    public List<string> Texts(string place)
    {
        Expect(JsonTokenType.StartArray, place, "an array of texts");
        var texts = new List<string>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(_reader.TokenType == JsonTokenType.String ? _reader.GetString()! : throw Error(place, "must be an array of texts"));
        }

        return texts;
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public void ExpectEnd() => _reader.Read();

    private TextRange SkipRest()
    {
        int start = _start + (int)_reader.TokenStartIndex;
        _reader.Skip();
        return new TextRange(start, Position - start);
    }
}
