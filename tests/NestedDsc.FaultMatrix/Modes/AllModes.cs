namespace NestedDsc.FaultMatrix.Modes;

/// <summary>The ways for a call to go wrong.</summary>
internal static class AllModes
{
    public static IReadOnlyList<Mode> List { get; } =
    [
        new("error before effect", "error=32768") { IsQuick = true, Passes = true },
        new("invalid state", "error=32775") { ChangesOnly = true, Passes = true },
        new("busy once", "error=32774") { ChangesOnly = true, Passes = true },
        new("access denied", "exception=AccessDenied") { Passes = true },
        new("server error", "exception=Failed") { Passes = true },
        new("error after effect", "after,error=32768") { IsQuick = true, Passes = true },
        new("server error after effect", "after,exception=Failed") { IsQuick = true, Passes = true },
        new("time-out after effect", "after,exception=TimedOut") { Passes = true },
        new("job fails", "job=fails") { ChangesOnly = true, IsQuick = true, Passes = true },
        new("job warns", "job=warns") { ChangesOnly = true, IsHarmless = true },
        new("job never ends", "job=never") { ChangesOnly = true, NeverEnds = true },
        new("connection lost", "lost") { IsQuick = true },
        new("connection lost after effect", "after,lost") { IsQuick = true },
        new("accepted but not kept", "ignored") { ChangesOnly = true, IsQuick = true, Passes = true },
        new("object vanished", "vanish") { IsQuick = true },
        new("killed before", "die") { Kills = true, ChangesOnly = true, IsQuick = true },
        new("killed after", "after,die") { Kills = true, IsQuick = true },
        new("other changes power") { Meddling = Meddling.Power, IsQuick = true },
        new("other deletes") { Meddling = Meddling.Delete },
        new("other renames") { Meddling = Meddling.Rename },
        new("other adds adapter") { Meddling = Meddling.AddAdapter },
    ];
}
