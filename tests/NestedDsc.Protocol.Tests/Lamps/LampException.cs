namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>An error of the lamp itself, as a lower layer would raise it.</summary>
internal sealed class LampException(string message) : Exception(message);
