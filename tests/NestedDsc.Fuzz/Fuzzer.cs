using System.Diagnostics;

namespace NestedDsc.Fuzz;

/// <summary>Feeds a parser many inputs and looks for crashes, hangs and unbounded memory.</summary>
internal static class Fuzzer
{
    /// <summary>More than any input of this size may cost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private const long MostBytes = 512L * 1024 * 1024;

    /// <summary>Feeds a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="iterations">Number of inputs.</param>
    /// <param name="seed">The same seed makes the same inputs.</param>
    /// <returns>What was found; none if all is well.</returns>
    public static IReadOnlyList<string> Run(Target target, int iterations, int seed)
    {
        var mutator = new Mutator(seed);
        var findings = new List<string>();
        var corpus = new List<byte[]>(target.Seeds);
        for (int i = 0; i < iterations && findings.Count < 5; i++)
        {
            byte[] input = mutator.Next(mutator.Pick(corpus), mutator.Pick(corpus));
            if (i % 16 == 0 && input.Length < 64 * 1024 && corpus.Count < 200)
            {
                corpus.Add(input);
            }

            if (Feed(target, input) is { } finding)
            {
                findings.Add($"{target.Name}, seed {seed}, input {i}: {finding} Input: {Convert.ToBase64String(input.Length > 300 ? input[..300] : input)}");
            }
        }

        return findings;
    }

    /// <summary>Feeds one input.</summary>
    /// <param name="target">The target.</param>
    /// <param name="input">The input.</param>
    /// <returns>What is wrong with how it was taken; <see langword="null"/> if nothing is.</returns>
    public static string? Feed(Target target, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            target.Feed(input);
        }
#pragma warning disable CA1031 // Whatever a parser throws is a finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"{error.GetType().Name}: {error.Message}\n{error.StackTrace?.Split('\n').FirstOrDefault()}";
        }

        return watch.Elapsed > Longest ? $"it took {watch.Elapsed.TotalSeconds:0} s."
            : GC.GetAllocatedBytesForCurrentThread() - before > MostBytes ? "it took more than 512 MB."
            : null;
    }
}
