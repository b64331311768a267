namespace NestedDsc.HyperV.Power;

/// <summary>A machine did not come to the state that it was asked to.</summary>
/// <param name="message">What was attempted, on which machine, and the state it is in.</param>
public sealed class MachineStateException(string message) : Exception(message);
