using NestedDsc.Reports;

namespace NestedDsc.Tool.Commands;

/// <summary>Verdicts as exit codes.</summary>
internal static class Verdicts
{
    public static int ExitStatusOf(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => ExitStatus.Ok,
        Verdict.NotCompliant => ExitStatus.NotAsExpected,
        _ => ExitStatus.Error,
    };
}
