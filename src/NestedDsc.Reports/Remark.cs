namespace NestedDsc.Reports;

/// <summary>A reason, blocker or notice of a resource.</summary>
/// <param name="Code">Code, such as <c>NestedVirtualization:NestedVirtualization:ProcessorCount</c>.</param>
/// <param name="Phrase">Sentence for people.</param>
public sealed record Remark(string Code, string Phrase);
