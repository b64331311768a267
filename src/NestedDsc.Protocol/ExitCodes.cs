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
            (ExitCode.InvalidArguments, "Invalid arguments"),
            (ExitCode.InvalidInput, "Invalid input; nothing was changed"),
            (ExitCode.Failed, "The operation failed"),
            (ExitCode.NotFound, "Object not found, or its name is ambiguous"),
            (ExitCode.AccessDenied, "Access denied, or not elevated"),
            (ExitCode.Blocked, "Blocked by a precondition; nothing was changed"),
            (ExitCode.TimedOut, "Timed out"),
            (ExitCode.Unavailable, $"{resource.Platform} is not available here"),
        ];
    }
}
