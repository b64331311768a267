using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>A forward pass over a host's file that knows what it expects and says where it was disappointed.</summary>
/// <param name="document">The file.</param>
internal ref struct JsonScan(HostDocument document)
{
    private Utf8JsonReader _reader = new(document.Text, HostFileReader.JsonOptions);

    /// <summary>Number of bytes read.</summary>
    public readonly int Position => (int)_reader.BytesConsumed;

    public readonly JsonTokenType TokenType => _reader.TokenType;

    public readonly HostFileException Error(Place place, string problem) => new(document.FilePath, place.ToString(), problem);

    /// <summary>Reads the next token, which must be of a kind.</summary>
    public void Expect(JsonTokenType token, Place place, string what)
    {
        if (!_reader.Read() || _reader.TokenType != token)
        {
            throw Error(place, $"must be {what}");
        }
    }

    /// <summary>Reads the name of the next property, or the end of the object.</summary>
    /// <returns>The name, or <see langword="null"/> at the end.</returns>
    public string? NextName(Place place, HashSet<string> seen)
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
    public string Text(Place place, string property = "") =>
        _reader.Read() && _reader.TokenType == JsonTokenType.String
            ? _reader.GetString()!
            : throw Error(property.Length == 0 ? place : $"{place}.{property}", "must be a text");

    /// <summary>Skips a value.</summary>
    /// <returns>Where it stands.</returns>
    public TextRange Value(JsonTokenType token, Place place, string what)
    {
        Expect(token, place, what);
        return SkipRest();
    }

    /// <summary>Reads an array's next element of a kind, skipping what is in it.</summary>
    /// <returns>Where the element stands, or <see langword="null"/> at the array's end.</returns>
    public TextRange? NextElement(JsonTokenType token, Place place, string what)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            return null;
        }

        return _reader.TokenType == token ? SkipRest() : throw Error(place, $"must be {what}");
    }

    /// <summary>Reads an array of texts.</summary>
    public List<string> Texts(Place place)
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
        int start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return new TextRange(start, Position - start);
    }
}
