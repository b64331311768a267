namespace NestedDsc.Protocol.Input;

/// <summary>Collects the mistakes of an instance, so that the user hears of all of them at once.</summary>
public sealed class InputMistakes
{
    // A document with more mistakes than this is not an instance at all; the rest would only hide the first ones.
    private const int Most = 20;

    private readonly List<string> _messages = [];

    /// <summary>Whether a mistake was found.</summary>
    public bool Any => _messages.Count > 0;

    /// <summary>The mistakes, in the order in which they were found.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Adds a mistake.</summary>
    /// <param name="pointer">Where, as a JSON pointer (RFC 6901); empty for the document itself.</param>
    /// <param name="message">What is wrong and what is expected.</param>
    public void Add(string pointer, string message)
    {
        if (_messages.Count < Most)
        {
            _messages.Add(pointer.Length == 0 ? $"The input: {message}" : $"{pointer}: {message}");
        }
    }

    /// <summary>Ends the operation if there is a mistake.</summary>
    /// <exception cref="ResourceException">There is one (<see cref="ExitCode.InvalidInput"/>).</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new ResourceException(ExitCode.InvalidInput, _messages);
        }
    }
}
