using System.Runtime.ExceptionServices;

namespace NestedDsc.Cim;

/// <summary>Blocking calls side by side. Threads of their own, since the pool starts more threads than processors only slowly.</summary>
internal static class Concurrent
{
    /// <summary>Makes a call for each item, the last one on the caller's thread.</summary>
    /// <returns>The results in the order of the items.</returns>
    /// <exception cref="Exception">What the first item, in this order, failed with; all have ended by then.</exception>
    public static TResult[] Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> call)
    {
        var results = new TResult[items.Count];
        var errors = new ExceptionDispatchInfo?[items.Count];
        var threads = new Thread[Math.Max(items.Count - 1, 0)];
        for (int i = 0; i < threads.Length; i++)
        {
            int index = i;
            threads[i] = new Thread(() => Run(index)) { IsBackground = true };
            threads[i].Start();
        }

        if (items.Count > 0)
        {
            Run(items.Count - 1);
        }

        Array.ForEach(threads, static thread => thread.Join());
        Array.Find(errors, static error => error is not null)?.Throw();
        return results;

        void Run(int index)
        {
            try
            {
                results[index] = call(items[index]);
            }
            catch (Exception error)
            {
                errors[index] = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
