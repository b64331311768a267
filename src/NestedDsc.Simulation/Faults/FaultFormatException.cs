namespace NestedDsc.Simulation.Faults;

/// <summary>The text that asks for faults is not understood.</summary>
/// <param name="text">The text.</param>
/// <param name="problem">What is wrong with it.</param>
public sealed class FaultFormatException(string text, string problem) : FormatException($"Faults \"{text}\": {problem}.")
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
