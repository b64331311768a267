using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary>Whether a set of a plan is refused: what-if foretells by it what set does by it.</summary>
internal static class Refusal
{
    /// <summary>Finds out why a set ends before its first change.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The error of the set; <see langword="null"/> if it is not refused.</returns>
    public static ResourceException? Find<TContext>(Plan<TContext> plan)
    {
        if (plan.Blockers.Count > 0)
        {
            return new ResourceException(plan.Blockers[0].ExitCode, [.. plan.Blockers.Select(static b => b.Finding.Phrase)]);
        }

        Plan<TContext> after = plan.After ?? plan;
        return after.InDesiredState || after.RestartRequired.Count > 0
            ? null
            : new ResourceException(
                ExitCode.Failed, "There is no way from the actual to the desired state: " + Announcement.Phrases(after.Differences));
    }
}
