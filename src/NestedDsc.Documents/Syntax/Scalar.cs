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
        string shown = Kind == ScalarKind.Text ? $"'{Text}'" : Text;
        if (shown.Length <= LongestDescription)
        {
            return shown;
        }

        int end = LongestDescription - 1;
        return string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[end - 1]) ? end - 1 : end), "…");
    }
}
