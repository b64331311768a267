namespace NestedDsc.Tool;

/// <summary>The tool can't do what it was asked to; the message says why, in words for its user.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
