using System.Text;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary>What a set that failed says: the step and its cause, what could not be taken back, and what the next set recovers.</summary>
internal static class SetFailure
{
    /// <summary>Finds out what is not as before. Believes what is there, not what the undo steps reported.</summary>
    public static ResidualChanges FindResidualChanges<TContext>(
        IJournal journal, Plan<TContext> before, Reading<TContext> reading, TContext context)
    {
        try
        {
            Plan<TContext> now = reading.Again(context).Plan(journal);
            return new ResidualChanges(StateComparison.Changes(before.Actual, now.Actual), now.Recovery == RecoveryState.Due);
        }
#pragma warning disable CA1031 // The first failure is the one to report; that the state can't be read is added to it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new ResidualChanges([], MayBeRecoverable: true, error);
        }
    }

    /// <summary>The error of a set of which a step failed.</summary>
    public static ResourceException Explain<TContext>(
        IResource<TContext> resource, FailedStep failed, ResidualChanges residual, JournalWriter? writer)
        where TContext : IDisposable
    {
        ResourceException cause = Explanation.Of(resource, failed.Cause);
        var text = new StringBuilder($"Step {failed.Number} of {failed.Total} ({failed.Action}): {cause.Message}");
        foreach ((string action, Exception error) in failed.UndoFailures)
        {
            text.Append($" Could not take back '{action}': {Explanation.Of(resource, error).Message}");
        }

        if (residual.Unread is { } unread)
        {
            text.Append($" Whether everything is as it was could not be read: {Explanation.Of(resource, unread).Message} Look at it with 'get' as soon as that works, and run 'set' again.");
        }
        else if (residual.Changes.Count == 0)
        {
            text.Append(failed.UndoFailures.Count == 0 ? " Everything is as it was before." : " Apart from that, its state is as it was before.");
        }
        else
        {
            string rest = residual.MayBeRecoverable ? "Put anything else" : "Put that";
            text.Append($" NOT as before: {string.Join("; ", residual.Changes)}. {rest} back by hand: another set would take it for the former state.");
        }

        if (residual.MayBeRecoverable && writer is not null)
        {
            text.Append($" {writer.Hint}");
        }

        return new ResourceException(cause.ExitCode, text.ToString(), failed.Cause);
    }

    /// <summary>The error of a set that did everything, after which the state could not be read.</summary>
    public static ResourceException ExplainUnread<TContext>(IResource<TContext> resource, Plan<TContext> plan, Exception error)
        where TContext : IDisposable
    {
        ResourceException cause = Explanation.Of(resource, error);
        return new ResourceException(
            cause.ExitCode,
            $"Every step was carried out ({string.Join("; ", plan.Steps.Select(static s => s.Action))}), but whether the state is the desired one could not be read: {cause.Message} Look at it with 'get'.",
            error);
    }
}
