using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary>
/// <c>set</c>, for every resource in the same order: lock what a whole host shares; read and plan; lock the object, read and plan
/// again; write the journal; carry out the steps, or take them back; clear the journal; read back; answer. All that waits, locks or
/// writes is called here by name: reading an instance only reads, and planning is a pure function.
/// </summary>
internal static class SetVerb
{
    /// <summary>Runs the verb.</summary>
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance();
        IJournal journal = verb.Resource.Journal;
        using var setLock = new SetLock(journal);
        using TContext context = verb.Resource.Connect(verb.Trace);

        // Sets of what a host shares wait for each other, so that each sees what the one before it did.
        if (verb.Resource.SharedTarget is { } shared)
        {
            setLock.Await(shared);
        }

        (Reading<TContext> reading, Plan<TContext> plan) = AwaitSettled(verb, instance.Read(context), context);
        if (plan.CanStart && reading.Target is { } target && target != verb.Resource.SharedTarget && setLock.Take(target))
        {
            // Another set of the object may have ended between the first look and the lock.
            (reading, plan) = AwaitSettled(verb, reading.Again(context), context);
        }

        if (Refusal.Find(plan) is { } refusal)
        {
            throw refusal;
        }

        Announcement.Tell(plan, verb.Trace);
        Plan<TContext> after = plan;
        if (plan.Steps.Count > 0)
        {
            using StopRequest stop = verb.WatchForStop(by => verb.Trace.Warn(
                $"Asked to end ({by}): the step under way is finished, then everything is taken back. A second request ends this at once."));
            Execute(verb, plan, reading, setLock, context, stop);
            after = ReadBack(verb, plan, reading, context);
            ThrowIfNotConverged(plan.After ?? plan, after);
        }
        else if (plan.Recovery == RecoveryState.Settled)
        {
            ClearJournal(journal, reading);
        }

        verb.Output.Deed = plan.Steps.Count > 0
            ? $"The set was carried out ({string.Join("; ", plan.Steps.Select(static s => s.Action))}), and nothing is taken back. Look at the state with 'get'."
            : "There was nothing to change.";
        verb.Output.Json(writer => verb.States.Write(writer, after, w => StateWriter.WriteRestartRequired(w, after.RestartRequired)));
        verb.Output.Names(plan.ChangedProperties);
    }

    // Backups and checkpoints keep a machine busy for seconds. What lasts longer refuses the set.
    private static (Reading<TContext> Reading, Plan<TContext> Plan) AwaitSettled<TContext>(
        VerbContext<TContext> verb, Reading<TContext> reading, TContext context)
        where TContext : IDisposable
    {
        Plan<TContext> plan = reading.Plan(verb.Resource.Journal);
        for (int looks = 1; looks < SettlingTime.MaxLooks && IsUnsettled(plan); looks++)
        {
            verb.Resource.Wait(context, SettlingTime.PauseAfter(looks));
            reading = reading.Again(context);
            plan = reading.Plan(verb.Resource.Journal);
        }

        return (reading, plan);
    }

    private static bool IsUnsettled<TContext>(Plan<TContext> plan) =>
        plan.Recovery == RecoveryState.Open || plan.Blockers.Any(static b => b.IsTransient);

    private static void Execute<TContext>(
        VerbContext<TContext> verb, Plan<TContext> plan, Reading<TContext> reading, SetLock setLock, TContext context, StopRequest stop)
        where TContext : IDisposable
    {
        IJournal journal = verb.Resource.Journal;
        if (plan.Journal is { } writer && reading.Target is { } target)
        {
            writer.Start(journal, setLock, target, verb.Trace);
        }

        if (PlanRunner.Run(plan.Steps, context, verb.Trace, stop) is { } failed)
        {
            // It has taken back what it could. What is left, and can be recovered, stays in the journal.
            ResidualChanges residual = SetFailure.FindResidualChanges(journal, plan, reading, context);
            if (!residual.MayBeRecoverable)
            {
                ClearJournal(journal, reading);
            }

            throw SetFailure.Explain(verb.Resource, failed, residual, plan.Journal);
        }

        ClearJournal(journal, reading);
    }

    private static void ClearJournal<TContext>(IJournal journal, Reading<TContext> reading)
    {
        if (reading.Target is { } target)
        {
            journal.Remove(target.Id);
        }
    }

    private static Plan<TContext> ReadBack<TContext>(
        VerbContext<TContext> verb, Plan<TContext> plan, Reading<TContext> reading, TContext context)
        where TContext : IDisposable
    {
        try
        {
            return reading.Again(context).Plan(verb.Resource.Journal);
        }
#pragma warning disable CA1031 // Whatever went wrong, the user must know that the changes were made.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw SetFailure.ExplainUnread(verb.Resource, plan, error);
        }
    }

    // What only a restart completes was foreseen; anything else that still differs was not brought about.
    private static void ThrowIfNotConverged<TContext>(Plan<TContext> foreseen, Plan<TContext> after)
    {
        string[] pending = after.RestartRequired.Count == 0 ? [] : [.. foreseen.DifferingProperties];
        Difference[] missed = [.. after.Differences.Where(d => !d.CompletedByRestart && !pending.Contains(d.Property, StringComparer.Ordinal))];
        if (missed.Length > 0)
        {
            throw new ResourceException(
                ExitCode.Failed,
                "Every step was carried out, but the state is not the desired one: "
                + Announcement.Phrases(missed)
                + " Something else may have changed it at the same time; look at it with 'get' and run 'set' again.");
        }
    }
}
