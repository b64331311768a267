namespace NestedDsc.Protocol;

/// <summary>Ends an operation with an exit code and one or more messages for people.</summary>
public sealed class ResourceException : Exception
{
    /// <summary>Ends an operation with one message.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="message">What failed, on which object, why, and what to do.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public ResourceException(ExitCode exitCode, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
        Messages = [message];
    }

    /// <summary>Ends an operation with several messages, each about a mistake or blocker of its own.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="messages">The messages, at least one.</param>
    public ResourceException(ExitCode exitCode, IReadOnlyList<string> messages)
        : base(string.Join(Environment.NewLine, messages))
    {
        ExitCode = exitCode;
        Messages = messages;
    }

    /// <summary>The exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>The messages, each of which becomes a line of its own on standard error.</summary>
    public IReadOnlyList<string> Messages { get; }
}
