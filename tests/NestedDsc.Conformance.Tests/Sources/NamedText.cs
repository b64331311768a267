using Microsoft.CodeAnalysis;

namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>A text in the sources that names something of CIM.</summary>
internal sealed record NamedText(NameKind Kind, string Text, SyntaxNode Node);
