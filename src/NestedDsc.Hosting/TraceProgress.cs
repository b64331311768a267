using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Hosting;

/// <summary>Writes how far a long change is to the trace. At once, on the caller's thread: the trace is not made for several.</summary>
/// <param name="trace">The trace.</param>
internal sealed class TraceProgress(Tracer trace) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => trace.Info(value);
}
