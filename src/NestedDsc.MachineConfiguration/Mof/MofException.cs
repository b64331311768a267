namespace NestedDsc.MachineConfiguration.Mof;

/// <summary>A text is not MOF that describes instances, or a value can't be written in MOF.</summary>
/// <param name="message">What is wrong, and where.</param>
public sealed class MofException(string message) : Exception(message);
