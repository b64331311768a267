namespace NestedDsc.Protocol;

/// <summary>What an export lists can't be there, and that is known: the list is empty, and a warning says why.</summary>
/// <param name="message">Why there is nothing, as a sentence.</param>
public sealed class NothingThereException(string message) : Exception(message);
