namespace NestedDsc.Documents.Syntax;

/// <summary>A list of values.</summary>
/// <param name="Items">The values.</param>
/// <param name="Mark">Where it begins.</param>
internal sealed record Sequence(IReadOnlyList<Node> Items, Mark Mark) : Node(Mark)
{
    /// <inheritdoc/>
    public override string Describe() => "a list";
}
