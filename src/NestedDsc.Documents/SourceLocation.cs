namespace NestedDsc.Documents;

/// <summary>A place in a text file.</summary>
/// <param name="File">Path of the file, as it was given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column})";
}
