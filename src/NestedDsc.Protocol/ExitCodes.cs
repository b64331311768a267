namespace NestedDsc.Protocol;

/// <summary>The texts of the exit codes, as the engine shows them.</summary>
public static class ExitCodes
{
    /// <summary>Every exit code with its text, in ascending order.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The codes and texts.</returns>
    public static IReadOnlyList<(ExitCode Code, string Text)> Of(ResourceDescription resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return
        [
            (ExitCode.Success, "Success"),
            (ExitCode.InvalidArguments, "Invalid arguments; the error message says which"),
            (ExitCode.InvalidInput, "Invalid input; nothing was changed. The error messages name the properties"),
            (ExitCode.Failed, "The operation failed; the error message says at which step, and what was taken back"),
            (ExitCode.NotFound, "Object not found, or its name is ambiguous; nothing was changed. 'get' says in reasons which there are"),
            (ExitCode.AccessDenied, "Access denied, or not elevated; the error message says what to do"),
            (ExitCode.Blocked, "Blocked by a precondition; nothing was changed. 'get' lists the preconditions in blockers, with what to do"),
            (ExitCode.TimedOut, "Timed out; the error message says what may still be running"),
            (ExitCode.Unavailable, $"{resource.Platform} is not available here; the error message says why, and 'get' in reasons"),
        ];
    }
}
