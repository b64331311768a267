namespace NestedDsc.HyperV.Power;

/// <summary>A guest did not shut down in the time that the user gave it.</summary>
/// <param name="machine">The machine, as messages name it.</param>
/// <param name="timeout">The time.</param>
public sealed class ShutdownTimeoutException(string machine, TimeSpan timeout) : Exception(
    $"The guest of {machine} did not shut down within {timeout.TotalSeconds:0} s (shutdownTimeoutSeconds), and may still do so later. Look at its console, give it more time, or allow whenRunning: \"turnOff\".");
