namespace NestedDsc.FaultMatrix.LongRuns;

/// <summary>One set of a course.</summary>
/// <param name="Instance">The instance.</param>
internal sealed record CourseStep(string Instance)
{
    /// <summary>What goes wrong, in the grammar of the simulated host.</summary>
    public string Faults { get; init; } = "";

    /// <summary>How the set must end.</summary>
    public int ExitCode { get; init; }

    /// <summary>Whether the computer restarts afterwards.</summary>
    public bool Restarts { get; init; }
}
