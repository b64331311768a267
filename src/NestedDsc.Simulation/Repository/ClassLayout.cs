using System.Runtime.InteropServices;

namespace NestedDsc.Simulation.Repository;

/// <summary>Where the parts of a class stand in the file.</summary>
/// <param name="Instances">The array of instances with its brackets; <see langword="null"/> if the class has none.</param>
/// <param name="LastValueEnd">The end of the class's last property, where an array can be added.</param>
/// <param name="IsEmpty">Whether the class's object has no property at all.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClassLayout(TextRange? Instances, int LastValueEnd, bool IsEmpty);
