using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Plans;

/// <summary>Looks after what a set interrupts, beyond the life of its process.</summary>
public interface ISafeguard
{
    /// <summary>What an error says when something is left that a later set makes good.</summary>
    string Promise { get; }

    /// <summary>Writes down what the first step is about to interrupt.</summary>
    /// <param name="trace">Hears of it if that is not possible.</param>
    /// <exception cref="ResourceException">Another process is at it.</exception>
    void Begin(Tracer trace);

    /// <summary>Strikes out what was written down: nothing is left to be made good.</summary>
    void End();
}
