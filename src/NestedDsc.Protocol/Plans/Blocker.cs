namespace NestedDsc.Protocol.Plans;

/// <summary>A precondition that does not hold: a set ends before its first change. For every other verb it is a part of the answer.</summary>
/// <param name="Finding">What is in the way, and what to do.</param>
/// <param name="ExitCode">The exit code of a set that it stops.</param>
public sealed record Blocker(Finding Finding, ExitCode ExitCode = ExitCode.Blocked)
{
    /// <summary>Whether it may pass by itself within seconds, so that a set waits a little before it is refused.</summary>
    public bool IsTransient { get; init; }
}
