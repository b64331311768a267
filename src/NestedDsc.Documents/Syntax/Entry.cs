namespace NestedDsc.Documents.Syntax;

/// <summary>A property of an object.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Mark">Where the name begins.</param>
/// <param name="Value">Its value.</param>
internal sealed record Entry(string Key, Mark Mark, Node Value);
