namespace NestedDsc.Simulation.Jobs;

/// <summary>How an operation will end. Decided when it starts, as everything that it depends on is known then.</summary>
/// <param name="State">The state at the end.</param>
/// <param name="ErrorCode">Msvm_ConcreteJob.ErrorCode; 0 if all went well.</param>
/// <param name="Description">The localised text; empty if all went well.</param>
internal sealed record JobOutcome(JobState State, ushort ErrorCode, string Description)
{
    public static JobOutcome Success { get; } = new(JobState.Completed, 0, "");

    public bool IsSuccess => State is JobState.Completed or JobState.CompletedWithWarnings;

    public static JobOutcome Failure(ushort code, string description) => new(JobState.Exception, code, description);
}
