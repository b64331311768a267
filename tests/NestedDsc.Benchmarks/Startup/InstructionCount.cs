using System.Globalization;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>Instructions that a program executes, by valgrind: the same at every run, whatever else the machine does.</summary>
internal static class InstructionCount
{
    private const string Label = "Collected : ";

    private static readonly string? Valgrind = Child.Find("valgrind");

    public static bool IsKnown => Valgrind is not null;

    /// <summary>Counts a program's.</summary>
    /// <param name="child">The program.</param>
    /// <param name="notes">A file that can be written.</param>
    /// <returns>Millions; <see langword="null"/> if valgrind does not say.</returns>
    public static double? Of(Child child, string notes)
    {
        Child counted = child with
        {
            Path = Valgrind!,
            Arguments = ["--tool=callgrind", "--callgrind-out-file=/dev/null", $"--log-file={notes}", child.Path, .. child.Arguments],
        };
        counted.Run();
        return File.ReadLines(notes).FirstOrDefault(static line => line.Contains(Label, StringComparison.Ordinal)) is { } line
            ? double.Parse(line.AsSpan(line.IndexOf(Label, StringComparison.Ordinal) + Label.Length), CultureInfo.InvariantCulture) / 1e6
            : null;
    }
}
