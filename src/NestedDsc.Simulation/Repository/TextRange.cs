using System.Runtime.InteropServices;

namespace NestedDsc.Simulation.Repository;

/// <summary>A stretch of the file.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Number of bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
