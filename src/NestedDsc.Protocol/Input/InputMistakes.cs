namespace NestedDsc.Protocol.Input;

/// <summary>Collects the mistakes of an instance, so that the user hears of all of them at once.</summary>
public sealed class InputMistakes
{
    // A document with more mistakes than this is not an instance at all; the rest would only hide the first ones.
    private const int Most = 20;

    private readonly List<string> _messages = [];
    private readonly List<InputRule> _rules = [];

    /// <summary>Whether a mistake was found.</summary>
    public bool Any => _messages.Count > 0;

    /// <summary>The mistakes, in the order in which they were found.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>The rules that they break, in the same order.</summary>
    public IReadOnlyList<InputRule> Rules => _rules;

    /// <summary>Adds a mistake.</summary>
    /// <param name="pointer">Where, as a JSON pointer (RFC 6901); empty for the document itself.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="message">What is wrong and what is expected.</param>
    public void Add(string pointer, InputRule rule, string message)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        if (_messages.Count < Most)
        {
            _messages.Add(pointer.Length == 0 ? $"The input: {message}" : $"{pointer}: {message}");
            _rules.Add(rule);
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
