namespace NestedDsc.Protocol.Plans;

/// <summary>Something to tell about an instance: a difference, a blocker or a notice.</summary>
/// <param name="Code">What kind, as one word in PascalCase, such as <c>ProcessorCount</c>.</param>
/// <param name="Phrase">A full sentence for people, with the object's name and the values.</param>
public sealed record Finding(string Code, string Phrase);
