namespace NestedDsc.Tool.Commands.Demo;

/// <summary>A step of the demo saw something other than it should.</summary>
internal sealed class UnexpectedException(string message) : Exception(message);
