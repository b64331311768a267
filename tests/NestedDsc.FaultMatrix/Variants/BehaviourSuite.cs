using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Variants;

namespace NestedDsc.FaultMatrix.Variants;

/// <summary>The tests of one resource, built before, run on hosts that answer otherwise.</summary>
internal static partial class BehaviourSuite
{
    /// <summary>The suites.</summary>
    public static IReadOnlyList<string> Names { get; } = ["NestedVirtualization.Tests", "VMNetworkNesting.Tests", "GuestHyperVRole.Tests"];

    /// <summary>What came of one.</summary>
    /// <param name="Tests">Number of tests.</param>
    /// <param name="Failed">Names of those that failed.</param>
    internal sealed record Result(int Tests, IReadOnlyList<string> Failed);

    /// <exception cref="InvalidOperationException">The suite is not built, or did not run.</exception>
    public static Result Run(string suite, IReadOnlyList<HostVariant> variants)
    {
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        string program = RepositoryFiles.Path("tests", suite, "bin", configuration, "net10.0", suite + ".dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"'{program}' is not there. Build the solution first.");
        }

        // Tests of the answer that the hosts give by default, and of the cost of it, say so by a trait.
        var start = new ProcessStartInfo("dotnet", [program, "-noColor", "-trait-", "Answers=default"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[HostVariants.Variable] = string.Join(';', variants);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Match total = Total().Match(output);
        return total.Success
            ? new Result(int.Parse(total.Groups["count"].ValueSpan, CultureInfo.InvariantCulture), [.. Failure().Matches(output).Select(static m => m.Groups["name"].Value)])
            : throw new InvalidOperationException($"{suite} did not run: {output}");
    }

    [GeneratedRegex(@"Total: (?<count>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Total();

    [GeneratedRegex(@"^\s+(?<name>\S.*) \[FAIL\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Failure();
}
