using System.Globalization;
using System.Text.Json;

namespace NestedDsc.Protocol.Input;

/// <summary>
/// A JSON object whose properties are read one by one, by name and type. Mistakes are collected, not thrown; a property that
/// is left out or <see langword="null"/> reads as <see langword="null"/>. After the last read, <see cref="RefuseOthers"/>
/// reports what nobody asked for.
/// </summary>
public sealed class InputObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly InputMistakes _mistakes;
    private readonly InputText _text;
    private readonly bool _isItem;

    internal InputObject(JsonElement element, string pointer, InputMistakes mistakes, bool isFilter, bool isItem)
    {
        Pointer = pointer;
        IsFilter = isFilter;
        _mistakes = mistakes;
        _text = new InputText(mistakes, isFilter);
        Element = element;
        _isItem = isItem;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!JsonValue.TryName(property, out string? name))
            {
                mistakes.Add(pointer, InputRules.NotUnicode, "a property name holds half of a surrogate pair, which is not Unicode text.");
            }
            else if (!_properties.TryAdd(name, property.Value))
            {
                mistakes.Add(PointerTo(name), InputRules.GivenTwice, "the property is given twice.");
            }
        }
    }

    /// <summary>Where the object is, as a JSON pointer; empty for the document.</summary>
    public string Pointer { get; }

    /// <summary>
    /// Whether this is the filter of an export. Its values are checked for their types only, since texts in it are patterns,
    /// and what it lacks is not filtered by.
    /// </summary>
    public bool IsFilter { get; }

    /// <summary>The object as it was given.</summary>
    internal JsonElement Element { get; }

    /// <summary>Whether a property is given, and not <see langword="null"/>.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>Reports a mistake about a property, for rules that involve several.</summary>
    /// <param name="name">Name of the property; empty for the object itself.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="message">What is wrong and what is expected.</param>
    public void Mistake(string name, InputRule rule, string message)
    {
        ArgumentNullException.ThrowIfNull(name);
        _mistakes.Add(name.Length == 0 ? Pointer : PointerTo(name), rule, message);
    }

    /// <summary>Reads any string.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The string, or <see langword="null"/> if it is left out or wrong.</returns>
    public string? Text(string name) => TryTake(name, out JsonElement value) ? _text.Read(value, PointerTo(name)) : null;

    /// <summary>Reads a string that goes to native interfaces, and so must not hold a NUL character.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="shortest">Fewest characters (Unicode code points).</param>
    /// <param name="longest">Most characters (Unicode code points).</param>
    /// <returns>The string, or <see langword="null"/> if it is left out or wrong, or a pattern.</returns>
    public string? Text(string name, int shortest, int longest) =>
        TryTake(name, out JsonElement value) ? _text.Read(value, PointerTo(name), shortest, longest) : null;

    /// <summary>Reads one of several words.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="words">The words, compared exactly.</param>
    /// <returns>The position of the word, or <see langword="null"/> if it is left out or wrong, or a pattern.</returns>
    public int? Choice(string name, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return TryTake(name, out JsonElement value) ? _text.Choose(value, PointerTo(name), words) : null;
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

        _mistakes.Add(PointerTo(name), InputRules.WrongType, $"it must be true or false, not {JsonValue.Describe(value)}.");
        return null;
    }

    /// <summary>Reads a whole number. As in JSON Schema, <c>4.0</c> and <c>4e0</c> are whole numbers too.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="least">Smallest value allowed.</param>
    /// <param name="most">Largest value allowed.</param>
    /// <param name="multipleOf">What it must be a multiple of.</param>
    /// <returns>The number, or <see langword="null"/> if it is left out or wrong, or a filter's.</returns>
    public long? Integer(string name, long least = long.MinValue, long most = long.MaxValue, long multipleOf = 1)
    {
        if (!TryTake(name, out JsonElement value))
        {
            return null;
        }

        if (IsFilter)
        {
            (least, most, multipleOf) = (long.MinValue, long.MaxValue, 1);
        }

        bool isRanged = (least, most) is not (long.MinValue, long.MaxValue);
        bool isBeyond = false;
        if (value.ValueKind == JsonValueKind.Number && WholeNumber.TryRead(value.GetRawText(), out long number, out isBeyond))
        {
            if (number < least || number > most)
            {
                isBeyond = true;
            }
            else if (number % multipleOf != 0)
            {
                _mistakes.Add(PointerTo(name), InputRules.NotAMultiple, $"{JsonValue.Describe(value)} is not a multiple of {multipleOf}.");
                return null;
            }
            else
            {
                return IsFilter ? null : number;
            }
        }

        (InputRule rule, string message) = isBeyond
            ? (isRanged ? InputRules.OutOfRange : InputRules.Beyond64Bits,
                $"{JsonValue.Describe(value)} is out of range; it must be a whole number{(isRanged ? Range(least, most) : " of 64 bits")}.")
            : (InputRules.WrongType, $"it must be a whole number{Range(least, most)}, not {JsonValue.Describe(value)}.");
        _mistakes.Add(PointerTo(name), rule, message);
        return null;
    }

    /// <summary>Reads a GUID in the form <c>8-4-4-4-12</c>, without braces.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The GUID, or <see langword="null"/> if it is left out or wrong, or a pattern.</returns>
    public Guid? Identifier(string name) => TryTake(name, out JsonElement value) ? _text.Identify(value, PointerTo(name)) : null;

    /// <summary>Reads an object.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The object, or <see langword="null"/> if it is left out or wrong.</returns>
    public InputObject? Object(string name) =>
        TryTake(name, out JsonElement value) ? ObjectOf(value, PointerTo(name), isItem: false) : null;

    /// <summary>Reads an array of objects, in which <see langword="null"/> is a value like any other.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The objects that are right; empty if the property is left out.</returns>
    public IReadOnlyList<InputObject> Objects(string name) => Items(name, (value, pointer) => ObjectOf(value, pointer, isItem: true));

    /// <summary>Reads an array of strings.</summary>
    /// <param name="name">Name of the property.</param>
    /// <returns>The strings that are right; empty if the property is left out.</returns>
    public IReadOnlyList<string> Texts(string name) => Items(name, _text.Read);

    /// <summary>Reads an array of strings that go to native interfaces, and so must not hold a NUL character.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="shortest">Fewest characters (Unicode code points) of each.</param>
    /// <param name="longest">Most characters (Unicode code points) of each.</param>
    /// <returns>The strings that are right; empty if the property is left out.</returns>
    public IReadOnlyList<string> Texts(string name, int shortest, int longest) =>
        Items(name, (value, pointer) => _text.Read(value, pointer, shortest, longest));

    /// <summary>Reports a property that is left out, or <see langword="null"/>. A filter may leave out any.</summary>
    /// <param name="name">Name of the property.</param>
    public void Required(string name)
    {
        if (!IsFilter && !Has(name))
        {
            Mistake(name, InputRules.Required, "the property is required.");
        }
    }

    /// <summary>Reports properties of a filter that no export reports, and reads them no further.</summary>
    /// <param name="names">Names of the properties.</param>
    public void RefuseInFilter(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!IsFilter)
            {
                continue;
            }

            bool isGiven = TryTake(name, out _);
            _properties.Remove(name);
            if (isGiven)
            {
                Mistake(name, InputRules.NotExported, "an export does not report it, so nothing can be filtered by it; leave it out.");
            }
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
            _mistakes.Add(PointerTo(name), InputRules.UnknownProperty, meant is null
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
        return TryGet(name, out value);
    }

    // An expression of a configuration document can't leave a property out, but it can be null.
    private bool TryGet(string name, out JsonElement value) =>
        _properties.TryGetValue(name, out value) && (_isItem || value.ValueKind != JsonValueKind.Null);

    private InputObject? ObjectOf(JsonElement value, string pointer, bool isItem)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new InputObject(value, pointer, _mistakes, IsFilter, isItem);
        }

        _mistakes.Add(pointer, InputRules.WrongType, $"it must be an object, not {JsonValue.Describe(value)}.");
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
            _mistakes.Add(PointerTo(name), InputRules.WrongType, $"it must be an array, not {JsonValue.Describe(value)}.");
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
