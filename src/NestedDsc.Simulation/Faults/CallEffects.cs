using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Faults;

/// <summary>How an injected fault bends a method's effect.</summary>
internal sealed record CallEffects
{
    /// <summary>No fault.</summary>
    public static CallEffects None { get; } = new();

    /// <summary>Replaces the end of the job, if there is one.</summary>
    public JobOutcome? Outcome { get; init; }

    /// <summary>Whether the job never ends.</summary>
    public bool NeverEnds { get; init; }

    /// <summary>Whether the answer is as usual but nothing changes.</summary>
    public bool KeepsNothing { get; init; }
}
