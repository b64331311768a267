using Spectre.Console;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Shows how far a long check is, to whoever watches.</summary>
internal static class ProgressBar
{
    // Fewer are done before a bar could be read.
    private const int FewestHosts = 20;

    /// <summary>Runs work that tells of each host that is done.</summary>
    /// <param name="console">The terminal; <see langword="null"/> if nobody watches.</param>
    /// <param name="hosts">Number of hosts.</param>
    /// <param name="work">The work; what it gets is to be called after each host.</param>
    /// <returns>What the work returned.</returns>
    public static Task<T> RunAsync<T>(IAnsiConsole? console, int hosts, Func<Action, Task<T>> work)
    {
        if (console is null || hosts < FewestHosts)
        {
            return work(static () => { });
        }

        return console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask($"{hosts} hosts", maxValue: hosts);
                return work(() => task.Increment(1));
            });
    }
}
