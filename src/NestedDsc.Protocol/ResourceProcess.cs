using NestedDsc.Protocol.Streams;

namespace NestedDsc.Protocol;

/// <summary>The outside world of a resource executable, so that tests run it in their own process.</summary>
/// <param name="Input">Opens standard input; called only if the instance comes that way.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Environment">Reads an environment variable.</param>
public sealed record ResourceProcess(Func<Stream> Input, Stream Output, Stream Error, Func<string, string?> Environment)
{
    /// <summary>Begins to notice that the process is asked to end; what it is given hears of it.</summary>
    public Func<Action<string>, StopRequest> WatchForStop { get; init; } = static asked => new StopRequest { Asked = asked };

    /// <summary>The process that this code runs in.</summary>
    /// <returns>Its streams and environment.</returns>
    public static ResourceProcess Current() => new(
        // At a terminal there is no instance to wait for.
        static () => Console.IsInputRedirected ? StandardStreams.OpenInput() : Stream.Null,
        StandardStreams.OpenOutput(),
        StandardStreams.OpenError(),
        System.Environment.GetEnvironmentVariable)
    {
        WatchForStop = StopRequest.OfSignals,
    };
}
