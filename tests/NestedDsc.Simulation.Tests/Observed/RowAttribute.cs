using System.Runtime.CompilerServices;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>
/// A test of one row of the register: something that a real Hyper-V host did. The method is named <c>Row_section_row_What_it_says</c>;
/// <see cref="RowRegisterTests"/> holds it to that.
/// </summary>
/// <param name="sources">Where the fact is from, in the short names of README.md beside this file.</param>
/// <param name="file">Filled in by the compiler.</param>
/// <param name="line">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowAttribute(string sources, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line)
{
    /// <summary>Where the fact is from.</summary>
    public string Sources { get; } = sources;
}
