using System.Runtime.InteropServices;

namespace NestedDsc.Documents.Syntax;

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mark(int Line, int Column);
