namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What a schema says of a parameter.</summary>
internal sealed record ParameterFact(string Name, bool IsOut, FactType Type);
