using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>set</c>: carries out the plan, reads back, and writes the state and the names of what was changed.</summary>
internal static class SetVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance(Verb.Set);
        using TContext context = verb.Resource.Connect(verb.Trace);
        Plan<TContext> plan = instance.Plan(context);
        if (Refusal.Of(plan) is { } refusal)
        {
            throw refusal;
        }

        Announce(plan, verb.Trace);
        Plan<TContext> after = plan.Steps.Count > 0 ? Carry(verb, instance, plan, context) : plan;
        if (plan.Steps.Count == 0 && !plan.IsUnfinished)
        {
            plan.Safeguard?.End();
        }

        verb.Output.Json(writer => verb.States.Write(writer, after, w => StateWriter.WriteRestartRequired(w, after.RestartRequired)));
        verb.Output.Names(plan.ChangedProperties);
    }

    /// <summary>Tells what the user should know: as a warning before something is changed, in passing otherwise.</summary>
    public static void Announce<TContext>(Plan<TContext> plan, Tracer trace)
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

    private static Plan<TContext> Carry<TContext>(
        VerbContext<TContext> verb, IResourceInstance<TContext> instance, Plan<TContext> plan, TContext context)
        where TContext : IDisposable
    {
        using StopRequest stop = verb.WatchForStop(by => verb.Trace.Warn(
            $"Asked to end ({by}): the step under way is finished, then everything is taken back. A second request ends this at once."));
        plan.Safeguard?.Begin(verb.Trace);
        if (PlanRunner.Run(plan.Steps, context, verb.Trace, stop) is { } failed)
        {
            Leftovers leftovers = FindLeftovers(instance, plan, context);
            if (!leftovers.MayBeMadeGood)
            {
                plan.Safeguard?.End();
            }

            throw Explain(verb.Resource, failed, leftovers, plan.Safeguard);
        }

        plan.Safeguard?.End();
        Plan<TContext> after = ReadBack(verb, instance, plan, context);
        ThrowIfUnforeseen(plan.After ?? plan, after);
        return after;
    }

    private static Plan<TContext> ReadBack<TContext>(
        VerbContext<TContext> verb, IResourceInstance<TContext> instance, Plan<TContext> plan, TContext context)
        where TContext : IDisposable
    {
        try
        {
            return instance.Plan(context);
        }
#pragma warning disable CA1031 // Whatever went wrong, the user must know that the changes were made.
        catch (Exception error)
#pragma warning restore CA1031
        {
            ResourceException cause = Explanation.Of(verb.Resource, error);
            throw new ResourceException(
                cause.ExitCode,
                $"Every step was carried out ({string.Join("; ", plan.Steps.Select(static s => s.Action))}), but whether the state is the desired one could not be read: {cause.Message} Look at it with 'get'.",
                error);
        }
    }

    // What only a restart completes was foreseen; anything else that still differs was not brought about.
    private static void ThrowIfUnforeseen<TContext>(Plan<TContext> foreseen, Plan<TContext> after)
    {
        string[] pending = after.RestartRequired.Count == 0 ? [] : [.. foreseen.DifferingProperties];
        Difference[] missed = [.. after.Differences.Where(d => !d.CompletedByRestart && !pending.Contains(d.Property, StringComparer.Ordinal))];
        if (missed.Length > 0)
        {
            throw new ResourceException(
                ExitCode.Failed,
                "Every step was carried out, but the state is not the desired one: "
                + Phrases(missed)
                + " Something else may have changed it at the same time; look at it with 'get' and run 'set' again.");
        }
    }

    // Believes what is there, not what the undo steps reported.
    private static Leftovers FindLeftovers<TContext>(
        IResourceInstance<TContext> instance, Plan<TContext> before, TContext context)
    {
        try
        {
            Plan<TContext> now = instance.Plan(context);
            return new Leftovers(StateComparison.Changes(before.Actual, now.Actual), now.IsUnfinished);
        }
#pragma warning disable CA1031 // The first failure is the one to report; that the state can't be read is added to it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Leftovers([], MayBeMadeGood: true, error);
        }
    }

    private static ResourceException Explain<TContext>(
        IResource<TContext> resource, FailedStep failed, Leftovers leftovers, ISafeguard? safeguard)
        where TContext : IDisposable
    {
        ResourceException cause = Explanation.Of(resource, failed.Cause);
        var text = new System.Text.StringBuilder($"Step {failed.Number} of {failed.Total} ({failed.Action}): {cause.Message}");
        foreach ((string action, Exception error) in failed.UndoFailures)
        {
            text.Append($" Could not take back '{action}': {Explanation.Of(resource, error).Message}");
        }

        if (leftovers.Unread is { } unread)
        {
            text.Append($" Whether everything is as it was could not be read: {Explanation.Of(resource, unread).Message} Look at it with 'get' as soon as that works, and run 'set' again.");
        }
        else if (leftovers.Changes.Count == 0)
        {
            text.Append(failed.UndoFailures.Count == 0 ? " Everything is as it was before." : " Apart from that, its state is as it was before.");
        }
        else
        {
            string rest = leftovers.MayBeMadeGood ? "Put anything else" : "Put that";
            text.Append($" NOT as before: {string.Join("; ", leftovers.Changes)}. {rest} back by hand: another set would take it for the former state.");
        }

        if (leftovers.MayBeMadeGood && safeguard is not null)
        {
            text.Append($" {safeguard.Promise}");
        }

        return new ResourceException(cause.ExitCode, text.ToString(), failed.Cause);
    }
}
