namespace NestedDsc.FaultMatrix.Kills;

/// <summary>Where the process of a set is killed, and how much time passes until somebody looks.</summary>
/// <param name="Call">The call, from 1.</param>
/// <param name="IsAfter">Whether the call has had its effect.</param>
/// <param name="IsSettled">Whether everything that was under way has come about; else it all goes on.</param>
internal sealed record KillPoint(int Call, bool IsAfter, bool IsSettled)
{
    public override string ToString() =>
        $"killed {(IsAfter ? "after" : "before")}, {(IsSettled ? "later" : "at once")}";

    /// <summary>The points of a set.</summary>
    /// <param name="changes">For each of its calls, whether it may change the host.</param>
    public static IEnumerable<KillPoint> Of(IReadOnlyList<bool> changes) =>
        from call in Enumerable.Range(1, changes.Count)
        from isAfter in (bool[])[false, true]
        where isAfter || changes[call - 1]
        from isSettled in (bool[])[false, true]
        select new KillPoint(call, isAfter, isSettled);
}
