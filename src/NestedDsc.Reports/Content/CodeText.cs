namespace NestedDsc.Reports.Content;

/// <summary>What a code means, for those who see it for the first time.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Help">What it means, and what can be done.</param>
internal sealed record CodeText(string Title, string Help);
