namespace NestedDsc.Documents.Syntax;

/// <summary>Collects the properties of an object; a name that comes twice is a mistake.</summary>
/// <param name="mark">Where the object begins.</param>
/// <param name="mistakes">Receives mistakes.</param>
internal sealed class MappingBuilder(Mark mark, MistakeList mistakes)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Mark> _seen = new(StringComparer.Ordinal);

    /// <summary>Adds a property.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="keyMark">Where the name begins.</param>
    /// <param name="value">Its value.</param>
    public void Add(string key, Mark keyMark, Node value)
    {
        if (_seen.TryAdd(key, keyMark))
        {
            _entries.Add(new Entry(key, keyMark, value));
        }
        else
        {
            string name = new Scalar(ScalarKind.Text, key, keyMark).Describe();
            mistakes.Add(keyMark, $"{name} is given twice; the first time in line {_seen[key].Line}.");
        }
    }

    /// <summary>The object.</summary>
    /// <returns>All that was added.</returns>
    public Mapping Build() => new(_entries, mark);
}
