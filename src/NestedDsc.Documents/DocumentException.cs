namespace NestedDsc.Documents;

/// <summary>A configuration document has mistakes, or contains what only an engine can work out.</summary>
/// <param name="mistakes">One message each, with the place.</param>
public sealed class DocumentException(IReadOnlyList<DocumentMistake> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>The mistakes, in the order of the file.</summary>
    public IReadOnlyList<DocumentMistake> Mistakes { get; } = mistakes;
}
