using System.Runtime.InteropServices;

namespace NestedDsc.Documents.Syntax;

/// <summary>A value of a document, with its place.</summary>
/// <param name="Mark">Where it begins.</param>
internal abstract record Node(Mark Mark)
{
    /// <summary>Says what the value is, for messages.</summary>
    public abstract string Describe();
}

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

/// <summary>A property of an object.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Mark">Where the name begins.</param>
/// <param name="Value">Its value.</param>
internal sealed record Entry(string Key, Mark Mark, Node Value);

/// <summary>A list of values.</summary>
/// <param name="Items">The values.</param>
/// <param name="Mark">Where it begins.</param>
internal sealed record Sequence(IReadOnlyList<Node> Items, Mark Mark) : Node(Mark)
{
    /// <inheritdoc/>
    public override string Describe() => "a list";
}

/// <summary>A value that holds no others.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a string; everything else as JSON writes it.</param>
/// <param name="Mark">Where it begins.</param>
internal sealed record Scalar(ScalarKind Kind, string Text, Mark Mark) : Node(Mark)
{
    private const int LongestDescription = 60;

    /// <inheritdoc/>
    public override string Describe()
    {
        string shown = Kind == ScalarKind.Text ? $"'{Text}'" : Text;
        if (shown.Length <= LongestDescription)
        {
            return shown;
        }

        int end = LongestDescription - 1;
        return string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[end - 1]) ? end - 1 : end), "…");
    }
}

/// <summary>Kinds of values that hold no others.</summary>
internal enum ScalarKind
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number that is written without point and exponent.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Float,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mark(int Line, int Column);
