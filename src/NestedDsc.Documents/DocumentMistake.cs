namespace NestedDsc.Documents;

/// <summary>A mistake in a configuration document.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record DocumentMistake(SourceLocation Location, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Message}";
}
