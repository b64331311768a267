namespace NestedDsc.Documents.Syntax;

/// <summary>An object: properties in the order of the text, each name once.</summary>
/// <param name="Entries">The properties.</param>
/// <param name="Mark">Where it begins.</param>
internal sealed record Mapping(IReadOnlyList<Entry> Entries, Mark Mark) : Node(Mark)
{
    /// <inheritdoc/>
    public override string Describe() => "an object";

    /// <summary>Looks for a property.</summary>
    /// <param name="key">Its name, compared exactly.</param>
    /// <returns>The property, or <see langword="null"/>.</returns>
    public Entry? Find(string key) => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal));
}
