using System.Diagnostics;
using NestedDsc.TestSupport;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>Programs for Windows under Wine, which <c>tests/windows-e2e.sh</c> sets up.</summary>
internal static class Wine
{
    /// <summary>The variable that the script sets: the folder with what it has built.</summary>
    private const string Variable = "NESTEDDSC_WINE";

    private const string Reason = "Needs Wine 10 and the published programs: bash tests/windows-e2e.sh";

    /// <summary>Skips the test where the script has not set everything up.</summary>
    public static void Require() => Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), Reason);

    /// <summary>A file of what the script has built.</summary>
    public static string Built(params string[] parts) => Path.Combine([Environment.GetEnvironmentVariable(Variable)!, .. parts]);

    /// <summary>Prepares a start. The environment is no more than what is given here.</summary>
    public static ProcessStartInfo Start(string program, IReadOnlyList<string> args, params IReadOnlyList<(string Name, string Value)> environment) =>
        Programs.Start(RepositoryFiles.Path("tests", "Windows", "wine"), ["wine64", program, .. args], environment);
}
