namespace NestedDsc.Protocol.Plans;

/// <summary>A step that failed, and what could not be taken back after it.</summary>
/// <param name="Number">Which step it was, counted from 1.</param>
/// <param name="Total">How many steps the plan has.</param>
/// <param name="Action">What was being done.</param>
/// <param name="Cause">Why it failed.</param>
/// <param name="UndoFailures">Actions that could not be taken back, with the reason.</param>
public sealed record FailedStep(
    int Number, int Total, string Action, Exception Cause, IReadOnlyList<(string Action, Exception Cause)> UndoFailures);
