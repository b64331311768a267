using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>Whether a test says what is.</summary>
internal static class TestTruth
{
    /// <summary>Compares a test's answer with the host's data.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public static string? Of(RunResult test, bool isDesired, Baseline baseline, HostData data, Mode mode)
    {
        if (test.ExitCode != ExitCode.Success)
        {
            return $"test fails: {string.Join(' ', test.Errors)}";
        }

        bool says = (bool)test.State["_inDesiredState"]!;
        string[] reasons = [.. test.State["reasons"]!.AsArray().Select(static r => ((string)r!["code"]!).Split(':')[2])];
        if (says == reasons is not ["Compliant"])
        {
            return $"test says {says} and gives the reasons {string.Join(", ", reasons)}";
        }

        // A machine that an interrupted set has left off is not as it should be, whatever its settings are.
        bool leftOff = !says && reasons is ["InterruptedSet"] && baseline.Scenario.VmId is { } id
            && !Power.Same(data, baseline.Before, id);
        return says == isDesired || leftOff || mode.Meddling is Meddling.Rename or Meddling.Delete
            ? null
            : $"test says {says} ({string.Join(", ", reasons)}), the host's data {isDesired}";
    }
}
