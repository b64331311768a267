using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Plans;

/// <summary>Carries out the steps of a plan, and takes them back in reverse order when one fails.</summary>
public static class PlanRunner
{
    /// <summary>Carries out the steps.</summary>
    /// <typeparam name="TContext">What the steps work with.</typeparam>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="context">What to work with.</param>
    /// <param name="trace">Hears of each step.</param>
    /// <param name="stop">Whether the process is asked to end; looked at between two steps.</param>
    /// <returns><see langword="null"/> if all steps were done; otherwise which one failed and how the way back went.</returns>
    public static FailedStep? Run<TContext>(IReadOnlyList<Step<TContext>> steps, TContext context, Tracer trace, StopRequest? stop = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(trace);
        for (int i = 0; i < steps.Count; i++)
        {
            if (stop?.By is { } by)
            {
                var ended = new ResourceException(ExitCode.Failed, $"It was not begun, since this process was asked to end ({by}).");
                return Undo(steps, i, i - 1, ended, context, trace);
            }

            trace.Info($"Step {i + 1} of {steps.Count}: {steps[i].Action}.");
            try
            {
                steps[i].Do(context);
            }
#pragma warning disable CA1031 // Whatever went wrong, what was changed has to be put back.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                return Undo(steps, i, i, cause, context, trace);
            }
        }

        return null;
    }

    private static FailedStep Undo<TContext>(
        IReadOnlyList<Step<TContext>> steps, int failed, int last, Exception cause, TContext context, Tracer trace)
    {
        var failures = new List<(string, Exception)>();
        for (int i = last; i >= 0; i--)
        {
            trace.Info($"Taking back: {steps[i].Action}.");
            try
            {
                steps[i].Undo(context);
            }
#pragma warning disable CA1031 // One failure must not keep the other steps from being taken back.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failures.Add((steps[i].Action, error));
            }
        }

        return new FailedStep(failed + 1, steps.Count, steps[failed].Action, cause, failures);
    }
}
