using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Sarif;

/// <summary>Which results an instance has.</summary>
internal static class SarifResults
{
    /// <summary>The code of what could not be found out.</summary>
    public const string ErrorCode = "NestedDsc:Report:Error";

    /// <summary>The code of an instance that is not in desired state and does not say why.</summary>
    public const string NoReasonCode = "NestedDsc:Report:NotCompliant";

    public static IEnumerable<SarifResult> Of(ResourceResult resource)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string code, string level, string message) in Findings(resource))
        {
            string key = level + code;
            int number = numbers.GetValueOrDefault(key);
            numbers[key] = number + 1;
            yield return new SarifResult(code, level, message, number);
        }
    }

    public static CodeText Describe(string code) => code switch
    {
        ErrorCode => new CodeText("Not found out", "The state could not be found out: the host could not be opened, or the resource failed."),
        NoReasonCode => new CodeText("Not in desired state", "The resource says that the instance is not in desired state, and not why."),
        _ => CodeTexts.Of(code),
    };

    private static IEnumerable<(string Code, string Level, string Message)> Findings(ResourceResult resource)
    {
        if (resource.Verdict is Verdict.Error)
        {
            yield return (ErrorCode, "error", resource.Error ?? "The resource failed.");
        }
        else if (resource.Verdict is Verdict.NotCompliant)
        {
            if (resource.Reasons.Count == 0)
            {
                yield return (NoReasonCode, "error", "Not in desired state.");
            }

            foreach (Remark reason in resource.Reasons)
            {
                yield return (reason.Code, "error", reason.Phrase);
            }
        }

        foreach (Remark blocker in resource.Blockers)
        {
            yield return (blocker.Code, "warning", "A set would be stopped: " + blocker.Phrase);
        }

        foreach (Remark notice in resource.Notices)
        {
            yield return (notice.Code, "note", notice.Phrase);
        }
    }
}
