using NestedDsc.Reports;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Checks many hosts at once and hands the results on in order.</summary>
internal static class HostSweep
{
    // Enough for the other cores to go on while one host takes long; few enough for the memory not to grow with the hosts.
    private const int HostsPerWorker = 8;

    /// <summary>Checks the hosts.</summary>
    /// <param name="hosts">Files of captured hosts; <see langword="null"/> for this computer.</param>
    /// <param name="checker">What checks one.</param>
    /// <param name="workers">How many are checked at once.</param>
    /// <param name="write">Takes each result, in the order of the hosts.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The worst verdict.</returns>
    public static async Task<Verdict> RunAsync(
        IReadOnlyList<string?> hosts, IHostChecker checker, int workers, Action<HostResult> write, CancellationToken cancel)
    {
        using var free = new SemaphoreSlim(workers);
        var underWay = new Queue<Task<HostResult>>();
        Verdict worst = Verdict.Compliant;
        try
        {
            foreach (string? host in hosts)
            {
                if (underWay.Count == workers * HostsPerWorker)
                {
                    worst = await TakeAsync(underWay, write, worst);
                }

                underWay.Enqueue(CheckAsync(host, checker, free, cancel));
            }

            while (underWay.Count > 0)
            {
                worst = await TakeAsync(underWay, write, worst);
            }
        }
        finally
        {
            // After a failure too nothing may be left that uses what its caller disposes of.
            await Task.WhenAll(underWay).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return worst;
    }

    private static async Task<HostResult> CheckAsync(string? host, IHostChecker checker, SemaphoreSlim free, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            return await checker.CheckAsync(host, cancel);
        }
        finally
        {
            free.Release();
        }
    }

    private static async Task<Verdict> TakeAsync(Queue<Task<HostResult>> underWay, Action<HostResult> write, Verdict worst)
    {
        HostResult result = await underWay.Dequeue();
        write(result);
        return result.Verdict > worst ? result.Verdict : worst;
    }
}
