namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What a schema says of a property.</summary>
internal sealed record PropertyFact(string Name, FactType Type, Builds Builds, string Source);
