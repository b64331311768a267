namespace NestedDsc.Documents.Syntax;

/// <summary>A value of a document, with its place.</summary>
/// <param name="Mark">Where it begins.</param>
internal abstract record Node(Mark Mark)
{
    /// <summary>Says what the value is, for messages.</summary>
    public abstract string Describe();
}
