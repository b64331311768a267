using System.Globalization;
using System.Text.Json;

namespace NestedDsc.Protocol.Input;

/// <summary>
/// A JSON object whose properties are read one by one, by name and type. Mistakes are collected, not thrown; a property that
/// is left out reads as <see langword="null"/>. After the last read, <see cref="RefuseOthers"/> reports what nobody asked for.
/// </summary>
public sealed class InputObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly InputMistakes _mistakes;

    internal InputObject(JsonElement element, string pointer, InputMistakes mistakes)
    {
        Pointer = pointer;
        _mistakes = mistakes;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!JsonValue.TryName(property, out string? name))
            {
                mistakes.Add(pointer, "a property name holds half of a surrogate pair, which is not Unicode text.");
            }
            else if (!_properties.TryAdd(name, property.Value))
            {
                mistakes.Add(PointerTo(name), "the property is given twice.");
            }
        }
    }

    /// <summary>Where the object is, as a JSON pointer; empty for the document.</summary>
    public string Pointer { get; }

    /// <summary>Whether a property is given.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>Reports a mistake about a property, for rules that involve several.</summary>
    /// <param name="name">Name of the property; empty for the object itself.</param>
    /// <param name="message">What is wrong and what is expected.</param>
    public void Mistake(string name, string message) => _mistakes.Add(name.Length == 0 ? Pointer : PointerTo(name), message);

    /// <summary>Reads any string.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The string, or <see langword="null"/> if it is left out or wrong.</returns>
    public string? Text(string name) => TryTake(name, out JsonElement value) ? TextOf(value, PointerTo(name)) : null;

    /// <summary>Reads a string that goes to native interfaces, and so must not hold a NUL character.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="shortest">Fewest characters (Unicode code points).</param>
    /// <param name="longest">Most characters (Unicode code points).</param>
    /// <returns>The string, or <see langword="null"/> if it is left out or wrong.</returns>
    public string? Text(string name, int shortest, int longest)
    {
        return TryTake(name, out JsonElement value) ? TextOf(value, PointerTo(name), shortest, longest) : null;
    }

    /// <summary>Reads one of several words.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="words">The words, compared exactly.</param>
    /// <returns>The position of the word, or <see langword="null"/> if it is left out or wrong.</returns>
    public int? Choice(string name, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!TryTake(name, out JsonElement value))
        {
            return null;
        }

        int found = JsonValue.TryText(value, out string? text) ? Array.IndexOf(words, text) : -1;
        if (found >= 0)
        {
            return found;
        }

        _mistakes.Add(PointerTo(name), $"{JsonValue.Describe(value)} is not one of {string.Join(", ", words.Select(static w => $"\"{w}\""))}.");
        return null;
    }

    /// <summary>Reads a boolean.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The value, or <see langword="null"/> if it is left out or wrong.</returns>
    public bool? Flag(string name)
    {
        if (!TryTake(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _mistakes.Add(PointerTo(name), $"it must be true or false, not {JsonValue.Describe(value)}.");
        return null;
    }

    /// <summary>Reads a whole number. As in JSON Schema, <c>4.0</c> and <c>4e0</c> are whole numbers too.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="least">Smallest value allowed.</param>
    /// <param name="most">Largest value allowed.</param>
    /// <param name="multipleOf">What it must be a multiple of.</param>
    /// <returns>The number, or <see langword="null"/> if it is left out or wrong.</returns>
    public long? Integer(string name, long least = long.MinValue, long most = long.MaxValue, long multipleOf = 1)
    {
        if (!TryTake(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !WholeNumber.TryRead(value.GetRawText(), out long number))
        {
            _mistakes.Add(PointerTo(name), $"it must be a whole number{Range(least, most)}, not {JsonValue.Describe(value)}.");
        }
        else if (number < least || number > most)
        {
            _mistakes.Add(PointerTo(name), $"{JsonValue.Describe(value)} is out of range; it must be a whole number{Range(least, most)}.");
        }
        else if (number % multipleOf != 0)
        {
            _mistakes.Add(PointerTo(name), $"{JsonValue.Describe(value)} is not a multiple of {multipleOf}.");
        }
        else
        {
            return number;
        }

        return null;
    }

    /// <summary>Reads a GUID in the form <c>8-4-4-4-12</c>, without braces.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The GUID, or <see langword="null"/> if it is left out or wrong.</returns>
    public Guid? Identifier(string name)
    {
        if (!TryTake(name, out JsonElement value))
        {
            return null;
        }

        // The length too: the parser would also take white space around it.
        if (JsonValue.TryText(value, out string? text) && text.Length == 36 && Guid.TryParseExact(text, "D", out Guid id))
        {
            return id;
        }

        _mistakes.Add(PointerTo(name), $"it must be a GUID such as \"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\", not {JsonValue.Describe(value)}.");
        return null;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The object, or <see langword="null"/> if it is left out or wrong.</returns>
    public InputObject? Object(string name) =>
        TryTake(name, out JsonElement value) ? ObjectOf(value, PointerTo(name)) : null;

    /// <summary>Reads an array of objects.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The objects that are right; empty if the property is left out.</returns>
    public IReadOnlyList<InputObject> Objects(string name) => Items(name, ObjectOf);

    /// <summary>Reads an array of strings.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The strings that are right; empty if the property is left out.</returns>
    public IReadOnlyList<string> Texts(string name) => Items(name, TextOf);

    /// <summary>Reads an array of strings that go to native interfaces, and so must not hold a NUL character.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="shortest">Fewest characters (Unicode code points) of each.</param>
    /// <param name="longest">Most characters (Unicode code points) of each.</param>
    /// <returns>The strings that are right; empty if the property is left out.</returns>
    public IReadOnlyList<string> Texts(string name, int shortest, int longest) =>
        Items(name, (value, pointer) => TextOf(value, pointer, shortest, longest));

    /// <summary>Reports a property that is left out.</summary>
    /// <param name="name">Name of the property.</param>
    public void Required(string name)
    {
        if (!Has(name))
        {
            Mistake(name, "the property is required.");
        }
    }

    /// <summary>Reports every property that was not read.</summary>
    public void RefuseOthers()
    {
        foreach ((string name, _) in _properties)
        {
            if (_known.Contains(name))
            {
                continue;
            }

            string? meant = _known.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
            _mistakes.Add(PointerTo(name), meant is null
                ? "there is no such property."
                : $"there is no such property; \"{meant}\" is written differently.");
        }
    }

    private static string Range(long least, long most) =>
        (least, most) switch
        {
            (long.MinValue, long.MaxValue) => "",
            (long.MinValue, _) => string.Create(CultureInfo.InvariantCulture, $" up to {most}"),
            (_, long.MaxValue) => string.Create(CultureInfo.InvariantCulture, $" from {least}"),
            _ => string.Create(CultureInfo.InvariantCulture, $" from {least} to {most}"),
        };

    private bool TryTake(string name, out JsonElement value)
    {
        _known.Add(name);
        return _properties.TryGetValue(name, out value);
    }

    private string? TextOf(JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            _mistakes.Add(pointer, $"it must be a string, not {JsonValue.Describe(value)}.");
            return null;
        }

        if (!JsonValue.TryText(value, out string? text))
        {
            _mistakes.Add(pointer, "it holds half of a surrogate pair, which is not Unicode text.");
            return null;
        }

        return text;
    }

    private string? TextOf(JsonElement value, string pointer, int shortest, int longest)
    {
        if (TextOf(value, pointer) is not { } text)
        {
            return null;
        }

        // Below, texts end at the first NUL: another object than the one named would be meant.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            _mistakes.Add(pointer, "it holds a NUL character, which would end the text early.");
            return null;
        }

        int length = JsonValue.Length(text);
        if (length >= shortest && length <= longest)
        {
            return text;
        }

        _mistakes.Add(pointer, $"it has {length} characters; {shortest} to {longest} are allowed.");
        return null;
    }

    private InputObject? ObjectOf(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new InputObject(value, pointer, _mistakes);
        }

        _mistakes.Add(pointer, $"it must be an object, not {JsonValue.Describe(value)}.");
        return null;
    }

    private List<T> Items<T>(string name, Func<JsonElement, string, T?> read)
        where T : class
    {
        var items = new List<T>();
        if (!TryTake(name, out JsonElement value))
        {
            return items;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _mistakes.Add(PointerTo(name), $"it must be an array, not {JsonValue.Describe(value)}.");
            return items;
        }

        int index = 0;
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (read(element, string.Create(CultureInfo.InvariantCulture, $"{PointerTo(name)}/{index++}")) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private string PointerTo(string name) =>
        $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
