namespace NestedDsc.Simulation.Latency;

/// <summary>The text that asks for latency is not understood.</summary>
/// <param name="text">The text.</param>
/// <param name="problem">What is wrong with it.</param>
public sealed class LatencyFormatException(string text, string problem) : FormatException($"Latency \"{text}\": {problem}.")
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
