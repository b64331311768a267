using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Resources;

/// <summary>An instance with what it refers to, before it is known whether that is there.</summary>
/// <param name="Resource">The instance.</param>
/// <param name="References">Types and names of the instances that come before it, with the place of the reference.</param>
internal sealed record ResourceEntry(ConfiguredResource Resource, IReadOnlyList<(string Type, string Name, Mark Mark)> References);
