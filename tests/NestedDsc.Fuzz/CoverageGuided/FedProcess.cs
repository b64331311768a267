namespace NestedDsc.Fuzz.CoverageGuided;

/// <summary>The process that afl-fuzz feeds: one input after the other, until it is killed.</summary>
internal static class FedProcess
{
    /// <summary>Takes inputs. Whatever is wrong with one of them ends as an exception, which afl-fuzz takes for a crash.</summary>
    /// <param name="name">Name of the target.</param>
    public static void Run(string name)
    {
        // Not before the first input: until then the code under test has nowhere to count.
        Targets? targets = null;
        SharpFuzz.Fuzzer.Run(stream =>
        {
            targets ??= new Targets();
            using var input = new MemoryStream();
            stream.CopyTo(input);
            if (Fuzzer.Feed(targets.Find(name), input.ToArray()) is { } finding)
            {
                throw new InvalidOperationException(finding);
            }
        });
    }
}
