using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Verbs;

/// <summary>What a set, and a what-if, tell before anything is changed.</summary>
internal static class Announcement
{
    /// <summary>Tells what the user should know: as a warning before something is changed, in passing otherwise.</summary>
    public static void Tell<TContext>(Plan<TContext> plan, Tracer trace)
    {
        if (plan.Steps.Count == 0 && !plan.InDesiredState)
        {
            // It waits for a restart. Such a set succeeds, so what is left to do after the restart must not go unseen.
            trace.Warn(Phrases(plan.Differences));
        }

        foreach (Finding notice in (plan.After ?? plan).Notices)
        {
            if (plan.Steps.Count > 0)
            {
                trace.Warn(notice.Phrase);
            }
            else
            {
                trace.Info(notice.Phrase);
            }
        }
    }

    /// <summary>The sentences of differences as one text.</summary>
    public static string Phrases(IEnumerable<Difference> differences) =>
        string.Join(" ", differences.Select(static d => d.Reason.Phrase));
}
