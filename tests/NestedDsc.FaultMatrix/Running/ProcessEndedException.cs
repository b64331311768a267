namespace NestedDsc.FaultMatrix.Running;

/// <summary>The process under test would have ended here.</summary>
internal sealed class ProcessEndedException() : Exception("The process has ended.");
