namespace NestedDsc.Tool.Engine;

/// <summary>An operation of a resource did not succeed, or its answer breaks the rules.</summary>
internal sealed class OperationException(string message) : Exception(message)
{
    /// <summary>How the resource's process ended; nothing if it gave a wrong answer or none in time.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What the manifest says about that exit code.</summary>
    public string? ExitText { get; init; }

    /// <summary>The resource's own error messages.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The resource ended with an exit code other than 0.</summary>
    public static OperationException Failed(string executable, int exitCode, string? exitText, IReadOnlyList<string> errors)
    {
        string meaning = exitText is null ? "" : $" ({exitText})";
        string details = errors.Count == 0 ? "." : ": " + string.Join(" ", errors);
        return new OperationException($"'{executable}' ended with exit code {exitCode}{meaning}{details}")
        {
            ExitCode = exitCode,
            ExitText = exitText,
            Errors = errors,
        };
    }
}
