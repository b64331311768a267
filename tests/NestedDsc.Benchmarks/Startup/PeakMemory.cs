using System.Globalization;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>
/// The largest resident set of a program, by GNU time. Not by our own wait4: Linux hands the peak of the process that calls exec on to
/// the program, and ours is larger than any of them.
/// </summary>
internal static class PeakMemory
{
    private static readonly string? Time = File.Exists("/usr/bin/time") ? "/usr/bin/time" : null;

    public static bool IsKnown => Time is not null;

    /// <summary>Measures a program.</summary>
    /// <param name="child">The program.</param>
    /// <param name="notes">A file that can be written.</param>
    /// <returns>Megabytes.</returns>
    public static double Of(Child child, string notes)
    {
        (child with { Path = Time!, Arguments = ["-f", "%M", "-o", notes, child.Path, .. child.Arguments] }).Run();
        return double.Parse(File.ReadAllText(notes), CultureInfo.InvariantCulture) / 1024;
    }
}
