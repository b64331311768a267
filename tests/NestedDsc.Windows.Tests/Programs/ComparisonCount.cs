using System.Globalization;
using NestedDsc.Windows.Tests.Programs;
using NestedDsc.Windows.Tests.Running;

[assembly: AssemblyFixture(typeof(ComparisonCount))]

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>Leaves the number of comparisons for the script to print.</summary>
public sealed class ComparisonCount : IDisposable
{
    public void Dispose()
    {
        if (Comparison.Equal > 0)
        {
            File.WriteAllText(Wine.Built("comparisons"), Comparison.Equal.ToString(CultureInfo.InvariantCulture) + "\n");
        }
    }
}
