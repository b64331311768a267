namespace NestedDsc.Documents.Syntax;

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
        string shown = Kind == ScalarKind.Text ? $"'{Printable(Text)}'" : Text;
        if (shown.Length <= LongestDescription)
        {
            return shown;
        }

        int end = LongestDescription - 1;
        return string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[end - 1]) ? end - 1 : end), "…");
    }

    // A message stays one line, and a terminal is told nothing by the text of a document.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)) : text;
}
