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
            (ExitCode.InvalidArguments, "Invalid arguments; see the error message"),
            (ExitCode.InvalidInput, "Invalid input; nothing was changed. The error messages name the properties"),
            (ExitCode.Failed, "The operation failed; the error message says where, and what was taken back"),
            (ExitCode.NotFound, "Object not found, or its name is ambiguous; nothing was changed. 'get' lists what there is in 'reasons'"),
            (ExitCode.AccessDenied, "Access denied, or not elevated; see the error message"),
            (ExitCode.Blocked, "Blocked by a precondition; nothing was changed. 'get' lists it in 'blockers', with what to do"),
            (ExitCode.TimedOut, "Timed out; the error message says what may still be running"),
            (ExitCode.Unavailable, $"{resource.Platform} is not available here; the error message says why, or 'get' in 'reasons'"),
            (ExitCode.AnswerLost, "The set was carried out, but its answer could not be written to standard output; look at the state with 'get'"),
        ];
    }
}
