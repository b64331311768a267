using System.Globalization;

namespace NestedDsc.Simulation.Providers;

/// <summary>The culture in which a simulated host writes numbers: the same on every machine.</summary>
internal static class Format
{
    public static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
